/** An edition in type, all its pages at once. */
import * as typeset from '../../src/typeset/compose.ts'
import type { Composition } from '../../src/typeset/page.ts'

export async function compose(...given: Parameters<typeof typeset.compose>): Promise<Composition> {
  const { pages, root } = await typeset.compose(...given)
  return { pages: [...pages], root }
}
