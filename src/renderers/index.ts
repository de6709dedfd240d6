/** The house's renderers. A heavy library loads when its renderer renders, not here. */
import type { Renderer } from '../define.ts'
import { html } from './html.ts'
import { json } from './json.ts'
import { markdown } from './markdown.ts'

export { html, json, markdown }

/** What is written unless the config says otherwise. */
export const houseRenderers = (): Renderer[] => [markdown(), html()]

/** Every renderer there is, for `--to`. */
export const allRenderers = (): Renderer[] => [...houseRenderers(), json()]
