/** Copy that looks like Markdown, and copy that only seems to: with the escapes that it needs, no more. */
import type { PhrasingContent, RootContent } from 'mdast'
import { describe, expect, test } from 'vitest'
import type { ProfileName } from '../../src/renderers/markdown/profiles.ts'
import { printMarkdown } from '../../src/renderers/markdown/remark.ts'

const text = (value: string): PhrasingContent => ({ type: 'text', value })
const print = (profile: ProfileName, ...children: RootContent[]) =>
  printMarkdown({ type: 'root', children }, profile).trimEnd()
const written = (copy: string, profile: ProfileName = 'plain') =>
  print(profile, { type: 'paragraph', children: [text(copy)] })

test.each([
  ['1986. That was', '1986\\. That was'],
  ['1) first', '1\\) first'],
  ['#1 on', '\\#1 on'],
  ['* * *', '\\* * *'],
  ['* *_ ferry', '\\* \\*\\_ ferry'],
  ['+ more', '\\+ more'],
  ['- 30 -', '\\- 30 -'],
  ['=====', '\\====='],
  ['>>>ANSA/', '\\>>>ANSA/'],
  ['<TICK.ER> rose', '\\<TICK.ER> rose'],
  ['C_A_T_S', 'C_A_T_S'],
  ['_CATS_', '\\_CATS\\_'],
  ['~$5~', '\\~$5\\~'],
  ['www.example.com', 'www\\.example.com'],
  ['user@example.com', 'user\\@example.com'],
  ['&copy; 2026', '\\&copy; 2026'],
  ['a\\*b', 'a\\\\\\*b'],
  ['see [^1]', 'see \\[^1]'],
  ['[x](y)', '\\[x]\\(y)'],
  ['[word]: meaning', '\\[word]: meaning'],
  ['![x](y)', '!\\[x]\\(y)'],
  ['[[Ferry]]', '\\[\\[Ferry]]'],
])('%s is escaped', (copy, markdown) => expect(written(copy)).toBe(markdown))

test.each([
  'AT&T',
  'CALDER, W.Va. (AP)',
  'N.W.T.',
  'He said [the mayor] would.',
  'who “recieved” [sic] it',
  'Gulls 3 _ 4',
  '5 * 3',
  'C:\\wire',
  '$4.2 million, 5%',
  ':emoji:',
  '@ferrynews said: go!',
  '{{ x }}',
  'No. 1. That',
])('%s is not', (copy) => expect(written(copy)).toBe(copy))

test('a second line that would underline the first', () => {
  expect(written('Standings\n=====')).toBe('Standings\n\\=====')
  expect(written('Standings\n-----')).toBe('Standings\n\\-----')
})

test('a pipe in a table, and only there', () => {
  const cell = (value: string) => ({ type: 'tableCell' as const, children: [text(value)] })
  const row = { type: 'tableRow' as const, children: [cell('a | b')] }
  expect(print('plain', { type: 'table', children: [row] })).toContain('| a \\| b |')
  expect(written('a | b')).toBe('a | b')
})

describe('what other programs would run', () => {
  test.each<[ProfileName, string, string]>([
    ['hugo', '{{< ref >}} {{% x %}} {{ y }}', '&#x7B;{< ref >}} &#x7B;{% x %}} {{ y }}'],
    ['jekyll', '{{ x }} {% y %} {: .z}', '&#x7B;{ x }} &#x7B;% y %} &#x7B;: .z}'],
    ['jekyll', 'a | b', 'a \\| b'],
    ['jekyll', 'user@example.com &copy;', 'user@example.com &amp;copy;'],
    ['jekyll', '$$x$$', '$\\$x$\\$'],
    ['jekyll', ': so he said', '\\: so he said'],
    ['obsidian', 'a %%b%% ==c==', 'a \\%\\%b\\%\\% \\=\\=c\\=\\='],
    ['obsidian', 'No. #1 of #ferries', 'No. #1 of \\#ferries'],
    ['obsidian', '$5 to $10, $VAR$', '$5 to $10, \\$VAR$'],
    ['obsidian', '[[Ferry]]', '\\[\\[Ferry]]'],
    ['eleventy', '{{ x }}', '{{ x }}'],
    ['astro', '{{ x }}', '{{ x }}'],
  ])('%s: %s', (profile, copy, markdown) => expect(written(copy, profile)).toBe(markdown))

  test('a shortcode in code is shown by Hugo', () => {
    expect(print('hugo', { type: 'code', value: 'a {{< b >}} c' })).toContain('a {{</* b */>}} c')
  })
})
