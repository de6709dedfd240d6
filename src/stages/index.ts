/** The house's stages, in the order they edit. */
import type { Stage } from '../define.ts'
import { catalogue } from './catalogue.ts'
import { dashes } from './dashes.ts'
import { ellipses } from './ellipses.ts'
import { quotes } from './quotes.ts'
import { spaces } from './spaces.ts'

export { catalogue, dashes, ellipses, quotes, spaces }

export const houseStages = (): Stage[] => [spaces(), quotes(), dashes(), ellipses(), catalogue()]
