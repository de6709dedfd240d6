/** The house's renderers. A heavy library loads when its renderer renders, not here. */
import type { Renderer } from '../define.ts'
import { epub } from './epub/epub.ts'
import { html } from './html/html.ts'
import { json } from './json.ts'
import { markdown } from './markdown/markdown.ts'
import { ninjs } from './ninjs.ts'
import { nitf } from './nitf.ts'
import { pdf } from './pdf/pdf.ts'

export { epub, html, json, markdown, ninjs, nitf, pdf }

/** What is written unless the config says otherwise. */
export const houseRenderers = (): Renderer[] => [markdown(), html(), pdf(), epub()]

/** Every renderer there is, for `--to`. */
export const allRenderers = (): Renderer[] => [...houseRenderers(), json(), ninjs(), nitf()]
