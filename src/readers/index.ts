/** The house's readers. Each source goes to the one that is surest; between equals, the first. */
import type { Reader } from '../define.ts'
import { html as htmlReader } from './html.ts'
import { mail } from './mail.ts'
import { markdownReader } from './markdown.ts'
import { newsml1 } from './newsml-1.ts'
import { newsmlG2 } from './newsml-g2.ts'
import { ninjs } from './ninjs.ts'
import { nitf } from './nitf.ts'
import { plain } from './plain.ts'

export { htmlReader, mail, markdownReader, newsml1, newsmlG2, ninjs, nitf, plain }

export const houseReaders = (): Reader[] => [
  newsmlG2(),
  newsml1(),
  nitf(),
  ninjs(),
  mail(),
  htmlReader(),
  markdownReader(),
  plain(),
]
