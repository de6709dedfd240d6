/** Where pictures are looked for, and which files are some; the command with a folder of them. */
import { execFile } from 'node:child_process'
import { mkdirSync, readdirSync, readFileSync, symlinkSync, truncateSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import { describe, expect, test } from 'vitest'
import { openAssets } from '../../src/batch/assets.ts'
import { nameIn, pictureLimit, pictureOf } from '../../src/pictures.ts'
import { newFolder } from '../folder.ts'
import { jpeg, png } from './made.ts'
import { lede, media, nitf, only, printed, remarks, shown } from './story.ts'

describe('the name of a picture', () => {
  test.each([
    ['bell.jpg', 'bell.jpg'],
    ['https://wire.example/a/b/bell.jpg?w=3#x', 'bell.jpg'],
    ['a/The%20bell.jpg', 'The bell.jpg'],
    ['100%.jpg', '100%.jpg'],
    ['file:///etc/passwd', 'passwd'],
    ['../../bell.jpg', 'bell.jpg'],
  ])('%s is %s', (reference, name) => expect(nameIn(reference)).toBe(name))

  test.each([
    '',
    '/',
    '..',
    '.',
    'a/..',
    '%2e%2e',
    '..%2fbell.jpg',
    'a%5cb.jpg',
    'b%00.jpg',
    '.hidden',
    'data:image/png;base64,AA/bell.jpg',
    'x'.repeat(256),
  ])('%s is none', (reference) => expect(nameIn(reference)).toBeUndefined())
})

test.each([
  ['text', Buffer.from('GIF89a, or so it says'), 'is no PNG or JPEG'],
  ['nothing', Buffer.alloc(0), 'is no PNG or JPEG'],
  ['the beginning of a PNG', png().subarray(0, 20), 'is no PNG or JPEG'],
  ['a JPEG without a frame', jpeg().subarray(0, 30), 'is no PNG or JPEG'],
  ['a wide PNG', png({ width: 12_001, height: 1 }), 'is over 12000 pixels a side'],
  ['a PNG without rows', png({ height: 0 }), 'has no size'],
  ['a large file', Buffer.alloc(pictureLimit + 1), 'is over 16 MiB'],
])('%s is no picture', async (_name, bytes, fault) => {
  expect(pictureOf(bytes)).toEqual({ fault })
  const print = await printed('a.xml', nitf(media('bell.jpg')), only({ 'bell.jpg': bytes }))
  expect(remarks(print)).toEqual([`picture:unfit bell.jpg ${fault}: it is left out`])
  expect(shown(print)).toEqual(['A bell goes home', lede])
})

test('a picture is measured as it is to be seen', () => {
  expect(pictureOf(jpeg({ width: 40, height: 30, orientation: 6 }))).toMatchObject({
    width: 30,
    height: 40,
    orientation: 6,
  })
  expect(pictureOf(png({ width: 7, height: 5 }))).toMatchObject({
    mediaType: 'image/png',
    width: 7,
    height: 5,
  })
})

test('a picture that changes while it is printed fails its story', async () => {
  let calls = 0
  const print = await printed('a.xml', nitf(media('bell.jpg')), () => jpeg({ width: ++calls }))
  expect(remarks(print).map((remark) => remark.split(' ', 1)[0])).toEqual(['picture:changed'])
  expect(print.outputs).toEqual([])
})

test('the folder of pictures gives what lies in it, and nothing that a link leads to', () => {
  const folder = newFolder()
  const write = (name: string, bytes: Uint8Array | string) => {
    mkdirSync(path.dirname(path.join(folder, name)), { recursive: true })
    writeFileSync(path.join(folder, name), bytes)
  }
  write('out/secret.jpg', jpeg())
  write('in/a.jpg', 'a')
  write('in/z/a.jpg', 'deeper')
  write('in/deep/down/b.jpg', 'b')
  write('in/large.jpg', '')
  truncateSync(path.join(folder, 'in/large.jpg'), 64 * 1024 * 1024)
  symlinkSync(path.join(folder, 'out/secret.jpg'), path.join(folder, 'in/link.jpg'))
  symlinkSync(path.join(folder, 'out'), path.join(folder, 'in/linked'))
  const pictures = openAssets(path.join(folder, 'in'))?.pictures
  const found = (name: string) => pictures?.(name)?.length
  expect(['a.jpg', 'b.jpg', 'A.jpg'].map(found)).toEqual([1, 1, undefined])
  expect(['link.jpg', 'secret.jpg', '../out/secret.jpg', 'z/a.jpg', 'z', '..'].map(found)).toEqual(
    Array(6).fill(undefined),
  )
  expect(found('large.jpg')).toBe(pictureLimit + 1)
  writeFileSync(path.join(folder, 'in/a.jpg'), 'aa')
  expect(found('a.jpg')).toBe(2)
  expect(() => openAssets(path.join(folder, 'nowhere'))).toThrow('no folder of pictures')
})

test('the command shows the pictures of a folder, and a second time changes nothing', async () => {
  const folder = newFolder()
  mkdirSync(path.join(folder, 'sent'))
  writeFileSync(
    path.join(folder, 'sent/bell.jpg'),
    readFileSync(new URL('../../fixtures/pictures/crate.jpg', import.meta.url)),
  )
  writeFileSync(path.join(folder, 'a.xml'), nitf(media('http://127.0.0.1:9/bell.jpg')))
  const command = fileURLToPath(new URL('../../lib/cli.js', import.meta.url))
  const run = (...args: string[]) =>
    promisify(execFile)(process.execPath, [command, ...args], { cwd: folder })
  await run('a.xml', '--to', 'html', '-o', 'plain')
  expect(readdirSync(path.join(folder, 'plain'))).toEqual(['a-bell-goes-home.html'])
  await run('a.xml', '--to', 'html,epub', '--assets', 'sent')
  expect(readdirSync(path.join(folder, 'dist/pictures'))).toHaveLength(1)
  const { stderr } = await run('a.xml', '--to', 'html,epub', '--assets', 'sent')
  expect(stderr).toContain('0 written, 3 unchanged')
  expect((await run('explain', 'a.xml', '--assets', 'sent')).stdout).toContain('shows pictures/')
  expect((await run('check', 'a.xml', '--assets', 'sent')).stderr).toContain('nothing to remark')
  await expect(run('a.xml', '--assets', 'nowhere')).rejects.toMatchObject({ code: 2 })
})
