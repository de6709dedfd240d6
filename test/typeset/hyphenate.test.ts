/** Where words are divided, and where never. */
import { expect, test } from 'vitest'
import { hyphenator } from '../../src/typeset/hyphenate.ts'

function divided(word: string, language: string): string {
  const points = hyphenator(language)(word).map(({ at }) => at)
  return [...points, word.length].map((point, index) => word.slice(points[index - 1] ?? 0, point)).join('·')
}

test.each([
  ['en', 'hyphenation', 'hy·phen·ation'],
  ['en', 'investigation', 'in·ves·ti·ga·tion'],
  ['en-US', 'associate', 'as·so·ciate'],
  ['en', '“Government,”', '“Gov·ern·ment,”'],
  ['en', 'senator’s', 'sen·a·tor’s'],
  ['en', 'spokesman', 'spokes·man'],
  ['en', '“Reporters', '“Re·port·ers'],
  ['en', 'courthouse', 'court·house'],
  ['en-GB', 'photography', 'pho·to·graphy'],
  ['de', 'Silbentrennung', 'Sil·ben·tren·nung'],
  ['fr', 'gouvernement', 'gou·ver·ne·ment'],
  ['es', 'ferrocarril', 'fe·rro·ca·rril'],
  ['it', 'repubblica', 're·pub·bli·ca'],
  ['nl', 'vergadering', 'ver·ga·de·ring'],
  ['sv', 'regeringen', 're·ge·ring·en'],
  ['el', 'κυβέρνηση', 'κυ·βέρ·νη·ση'],
])('%s: %s is divided %s', (language, word, expected) => {
  expect(divided(word, language)).toBe(expected)
})

test.each([
  'able',
  'present',
  'NASA',
  'UNESCO',
  'B-52s',
  'McDonald',
  'https://a.example/pages',
  'ann@harbor.example',
  'x2031y',
])('%s is not divided', (word) => {
  expect(hyphenator('en')(word)).toEqual([])
})

test('a capital makes a name, but for German', () => {
  const isName = (word: string, language: string) => hyphenator(language)(word).some((point) => point.isName)
  expect(isName('Rutherford', 'en')).toBe(true)
  expect(isName('government', 'en')).toBe(false)
  expect(isName('Silbentrennung', 'de')).toBe(false)
})

test('a language without known rules divides nothing', () => {
  expect(hyphenator('tlh')('hyphenation')).toEqual([])
})

test('a division that leaves two letters on one side is known as such', () => {
  expect(hyphenator('en')('“hyphenation,”').map(({ isStub }) => isStub)).toEqual([true, false])
  expect(hyphenator('es')('repita').map(({ isStub }) => isStub)).toEqual([true, true])
})
