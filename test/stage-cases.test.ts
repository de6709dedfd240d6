/**
 * Every stage over its cases in fixtures/stages/<stage>.txt:
 *
 *     # what it is about              a comment
 *     language: de                    for the cases after it
 *     format: anpa1312                likewise: how the copy came
 *     options: {"of": "any"}          likewise: what the stage is told
 *     < ‘‘Yes,’’ he said              before
 *     > “Yes,” he said                after; edited once more, it must stay so
 */
import { readFileSync } from 'node:fs'
import { VFile } from 'vfile'
import { describe, expect, test } from 'vitest'
import { copyOf } from '../src/copy.ts'
import type { Stage } from '../src/define.ts'
import { lossInEditing } from '../src/ledger.ts'
import { newMeta } from '../src/readers/meta.ts'
import { reportOn } from '../src/report.ts'
import * as stages from '../src/stages/index.ts'
import type { Story } from '../src/story.ts'

interface Case {
  language: string
  format: string
  options: string
  before: string
  after: string
}

const { houseStages: _, catalogue: __, ...others } = stages

for (const make of Object.values(others) as ((options?: object) => Stage)[]) {
  const { name } = make()
  describe(name, () => {
    test.each(casesOf(name))('$before', ({ before, after, options, ...of }) => {
      const stage = make(JSON.parse(options))
      expect(edited(stage, before, of)).toBe(after)
      expect(edited(stage, after, of)).toBe(after)
    })
  })
}

function casesOf(stage: string): Case[] {
  const file = new URL(`../fixtures/stages/${stage}.txt`, import.meta.url)
  const cases: Case[] = []
  let language = 'en'
  let format = 'plain'
  let options = '{}'
  let before = ''
  for (const line of readFileSync(file, 'utf8').split('\n')) {
    if (line.startsWith('language: ')) language = line.slice(10)
    if (line.startsWith('format: ')) format = line.slice(8)
    if (line.startsWith('options: ')) options = line.slice(9)
    if (line.startsWith('< ')) before = line.slice(2)
    if (line.startsWith('> ')) cases.push({ language, format, options, before, after: line.slice(2) })
  }
  return cases
}

/** The copy that a stage makes of a paragraph; throws where a letter is lost. */
function edited(stage: Stage, copy: string, { language, format }: Pick<Case, 'language' | 'format'>): string {
  const story: Story = {
    type: 'root',
    children: [{ type: 'paragraph', children: [{ type: 'text', value: copy }] }],
    data: { meta: newMeta(new VFile(), format, language) },
  }
  const report = reportOn(new VFile(), stage.name, stage.rules)
  stage.edit(story, report)
  expect(lossInEditing(copy, copyOf(story), report.entries)).toBeUndefined()
  return copyOf(story)
}
