/** The house's readers. Each source goes to the one that is surest; between equals, the first. */
import type { Reader } from '../define.ts'
import { markdownReader } from './markdown.ts'
import { plain } from './plain.ts'

export { markdownReader, plain }

export const houseReaders = (): Reader[] => [markdownReader(), plain()]
