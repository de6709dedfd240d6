/**
 * How good lines are at a measure: the stories of fixtures/lines in one narrow column, in numbers.
 */
import { readdirSync, readFileSync } from 'node:fs'
import { bind, epoch } from '../src/bind.ts'
import { resolveConfig } from '../src/config.ts'
import { readAndEdit } from '../src/pipeline.ts'
import type { Story } from '../src/story.ts'
import { length, loadTemplate, type Template } from '../src/template.ts'
import { compose } from '../test/typeset/composed.ts'
import { type Quality, qualityOf } from '../test/typeset/quality.ts'

const folder = new URL('../fixtures/lines/', import.meta.url)

/**
 * Templates, measures and sizes. LuaLaTeX with microtype (protrusion, expansion of 1.5 %, spaces that shrink about as far
 * as ours, the best of several tolerances that leave no line overfull) sets this copy in this face so: 56 mm, 9 points,
 * 95th percentile of the gaps 2.52, 27 % over 1.5, 21 hyphens in 100 lines; 8 points 2.07, 21 %, 22; 82 mm 1.72, 10 %, 17;
 * 248 pt 1.71, 9 %, 15; three hyphens in a row at two of them. Times of 9 points at 56 mm, which holds as many letters as
 * 8 points of this face, comes to 1.93, 19 %, 20.
 */
export const measures = [
  ['galley', '56mm', 9],
  ['galley', '56mm', 8],
  ['article', '82mm', 9.4],
  ['article', '248pt', 9.4],
] as const

/** The twenty stories. */
export async function storiesOf(files = folder): Promise<Story[]> {
  const config = resolveConfig({}, process.cwd())
  const stories: Story[] = []
  for (const path of readdirSync(files).sort()) {
    const { stories: read } = await readAndEdit({ path, bytes: readFileSync(new URL(path, files)) }, config)
    stories.push(...read)
  }
  return stories
}

/** All of them set by a template at a measure, in type of a size. */
export async function qualityAt(
  stories: readonly Story[],
  name: string,
  measure: string,
  size: number,
): Promise<Quality> {
  const template = templateAt(loadTemplate(name), length.parse(measure), size)
  const compositions = []
  for (const story of stories) {
    const edition = bind([story], [], { date: epoch, names: new Map() })
    compositions.push(await compose(edition, template, { paper: 'A4' }, () => {}))
  }
  return qualityOf(compositions)
}

function templateAt(own: Template, measure: number, size: number): Template {
  const styles = Object.entries(own.styles).map(([name, style]) => [
    name,
    style.size === own.styles.body.size ? { ...style, size } : style,
  ])
  return {
    ...own,
    dropCap: 0,
    grid: { ...own.grid, columns: 1, measure, leading: size * 1.22 },
    styles: Object.fromEntries(styles) as Template['styles'],
  }
}
