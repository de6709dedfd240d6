/** The house's stages, in the order they edit. */
import type { Stage } from '../define.ts'
import { catalogue } from './catalogue.ts'
import { dashes } from './dashes.ts'
import { ellipses } from './ellipses.ts'
import { fractions } from './fractions.ts'
import { noBreaks } from './no-breaks.ts'
import { quotes } from './quotes.ts'
import { signs } from './signs.ts'
import { spaces } from './spaces.ts'

export { catalogue, dashes, ellipses, fractions, noBreaks, quotes, signs, spaces }

export const houseStages = (): Stage[] => [
  signs(),
  spaces(),
  quotes(),
  dashes(),
  ellipses(),
  fractions(),
  noBreaks(),
  catalogue(),
]
