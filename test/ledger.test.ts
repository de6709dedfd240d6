/** No word is lost: every reader and stage is held to its account. */
import { expect, test } from 'vitest'
import { z } from 'zod'
import { resolveConfig } from '../src/config.ts'
import { editCopy } from '../src/copy.ts'
import { defineReader, defineStage } from '../src/define.ts'
import { lettersOf, lossInEditing } from '../src/ledger.ts'
import { readAndEdit } from '../src/pipeline.ts'
import { plain } from '../src/readers/index.ts'
import type { Report } from '../src/report.ts'
import type { Story } from '../src/story.ts'

const source = {
  path: 'wire.txt',
  bytes: Buffer.from('Ferries idle\n\nGRAVEL POINT, Maine (AP) -- Deckhands walked off the job at dawn.\n'),
}

const stage = (edit: (story: Story, report: Report<never>) => void) =>
  defineStage({
    name: 'house',
    summary: 'A stage.',
    options: z.strictObject({}),
    rules: {},
    edit: (story, _options, report) => edit(story, report),
  })()

const remarksOn = async (edit: (story: Story, report: Report<never>) => void) => {
  const { file, stories } = await readAndEdit(source, resolveConfig({ stages: [stage(edit)] }, '.'))
  return {
    remarks: file.messages.map(({ source, ruleId, reason }) => `${source}:${ruleId} ${reason}`),
    stories,
  }
}

test('a stage that loses a word fails the story', async () => {
  const { remarks, stories } = await remarksOn((story) => editCopy(story, (copy) => copy.replace('the ', '')))
  expect(remarks).toEqual([
    'ledger:lost-in-editing house lost copy: “eckhands walked off the job at dawn.” became “eckhands walked off job at dawn.”',
  ])
  expect(stories).toEqual([])
})

test('so does one that makes a word up, or changes their order', async () => {
  expect((await remarksOn((story) => editCopy(story, (copy) => `${copy}!x`))).remarks).toHaveLength(1)
  expect((await remarksOn((story) => story.children.reverse())).remarks).toHaveLength(1)
})

test('what a stage removes by name is accounted for', async () => {
  const { remarks } = await remarksOn((story, report) => {
    report.remove('articles', 'the')
    editCopy(story, (copy) => copy.replace('the ', ''))
  })
  expect(remarks).toEqual([])
})

test('a reader that skips a line fails the story', async () => {
  const lazy = defineReader({
    name: 'lazy',
    summary: 'Skips the first line.',
    options: z.strictObject({}),
    rules: {},
    detect: () => ({ score: 1, because: 'it is sure of itself' }),
    read(file, _options, report) {
      file.value = String(file.value).replace(/^.*\n/, '')
      const stories = plain().read(file, report as Report)
      file.value = Buffer.from(source.bytes).toString()
      return stories
    },
  })
  const { file } = await readAndEdit(source, resolveConfig({ readers: [lazy()] }, '.'))
  expect(file.messages.map((message) => message.ruleId)).toEqual(['lost-in-reading'])
})

test('what throws fails its story as a bug', async () => {
  const { remarks } = await remarksOn(() => {
    throw new TypeError('no such thing')
  })
  expect(remarks).toEqual(['linecaster:bug house broke: no such thing'])
})

test('signs may change, letters may not', () => {
  expect(lettersOf('‘‘It’s ½ off,’’ he said')).toBe(lettersOf('"It\'s 1/2 off," he said'))
  expect(lettersOf('ﬁnal')).toBe(lettersOf('final'))
  expect(lettersOf('e\u0301t\u00e9')).toBe(lettersOf('\u00e9t\u00e9'))
  expect(lossInEditing('a bc', 'a bd', [])).toEqual({ before: 'a bc', after: 'a bd' })
})
