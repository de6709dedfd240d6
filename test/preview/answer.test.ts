/** The preview’s server: whom it answers, what, and what no address leads to. */
import { request } from 'node:http'
import type { AddressInfo } from 'node:net'
import { createServer } from 'node:net'
import { expect, onTestFinished, test } from 'vitest'
import { type Asked, answer, type Desk, refusalOf } from '../../src/cli/preview/answer.ts'
import { assetsIn } from '../../src/cli/preview/assets.ts'
import { proofOf } from '../../src/cli/preview/proof.ts'
import { serve } from '../../src/cli/preview/serve.ts'
import { resolveConfig } from '../../src/config.ts'
import { pressOf } from '../../src/print.ts'
import { storyOf, write } from '../command.ts'
import { newFolder } from '../folder.ts'

const id = '0123456789ab'
const hosts = ['127.0.0.1:4400', 'localhost:4400']
const asked = (url: string, more: Partial<Asked> = {}): Asked => ({
  method: 'GET',
  url,
  host: '127.0.0.1:4400',
  origin: undefined,
  ...more,
})

async function newDesk(copy = storyOf('The bees are well')): Promise<Desk> {
  const folder = newFolder()
  write(folder, 'a.txt', copy)
  const press = pressOf(resolveConfig({}, folder), {})
  const proof = proofOf('a.txt', folder, press, {})
  return {
    assets: await assetsIn(folder),
    sources: () => ({ sources: [{ id, path: 'a.txt' }] }),
    proof: (name) => (name === id ? proof : undefined),
  }
}

const jsonOf = async (desk: Desk, url: string) => JSON.parse(String((await answer(asked(url), desk)).body))

test.each([
  ['no name', undefined],
  ['another name that leads here', 'evil.example:4400'],
  ['another port', '127.0.0.1:80'],
  ['a name that begins alike', '127.0.0.1:4400.evil.example'],
])('a request is refused whose Host is %s', (_, host) => {
  expect(refusalOf(asked('/', { host }), hosts)).toMatchObject({ status: 403 })
})

test('a request of another page is refused; one of its own is not', () => {
  for (const origin of ['https://evil.example', 'null', 'http://127.0.0.1:80', 'https://127.0.0.1:4400'])
    expect(refusalOf(asked('/', { origin }), hosts)).toMatchObject({ status: 403 })
  expect(refusalOf(asked('/', { origin: 'http://localhost:4400' }), hosts)).toBeUndefined()
  expect(refusalOf(asked('/', { host: 'localhost:4400' }), hosts)).toBeUndefined()
})

test.each(['POST', 'PUT', 'DELETE', 'OPTIONS', 'TRACE'])('%s is refused', (method) => {
  expect(refusalOf(asked('/', { method }), hosts)).toMatchObject({
    status: 405,
    headers: { allow: 'GET, HEAD' },
  })
})

test('every answer says what it is, and allows no script but the page’s own', async () => {
  const desk = await newDesk()
  const { pages } = await jsonOf(desk, `/source/${id}/html`)
  const urls = ['/', '/preview.css', '/preview.js', '/sources', `/source/${id}`, '/nowhere', '/%']
  for (const url of [...urls, `/view/${id}/html/${Object.values(pages)[0]}`]) {
    const { headers } = await answer(asked(url), desk)
    expect(headers['content-security-policy'], url).toMatch(/^default-src 'none'; /)
    expect(headers['content-security-policy'], url).not.toMatch(/script-src (?!'self')|\*|unsafe-eval/)
    expect(headers, url).toMatchObject({
      'x-content-type-options': 'nosniff',
      'cross-origin-resource-policy': 'same-origin',
      'cache-control': 'no-store',
    })
  }
  const { headers } = await answer(asked(`/view/${id}/html/${Object.values(pages)[0]}`), desk)
  expect(headers['content-security-policy']).not.toContain('script-src')
})

test('the page asks for nothing that is not there', async () => {
  const desk = await newDesk()
  for (const [path, { body }] of desk.assets)
    for (const [, name] of String(body).matchAll(/(?:src=|href=|from )["'](?:\.\/|\/)([\w.]+)["']/g))
      expect([...desk.assets.keys()], `${path} names ${name}`).toContain(`/${name}`)
})

test.each([
  '/../package.json',
  '/..%2fpackage.json',
  '/%2e%2e/package.json',
  '/preview/preview.html',
  '/etc/passwd',
  '//etc/passwd',
  '/a.txt',
  '/source/a.txt',
  '/source/../a.txt',
  '/source/ffffffffffff',
  `/source/${id}/json`,
  `/view/${id}`,
  `/view/${id}/html`,
  `/view/${id}/html/a.txt`,
  `/view/${id}/html/../../../a.txt`,
  `/view/${id}/html/..%2f..%2f..%2fa.txt`,
  `/view/${id}/html/%2e%2e%2fa.txt`,
  `/view/${id}/constructor/prototype`,
  '/pdfjs/../package.json',
  '/pdfjs/LICENSE',
  '/%',
  '/%00',
  '',
  'http://[',
])('%s leads nowhere', async (url) => {
  const { status } = await answer(asked(url || 'x'), await newDesk())
  expect(status).toBe(404)
})

test('lines have their parts and reasons, views their pages', async () => {
  const desk = await newDesk(
    '\x01The bees are well\nBy Ada Finch\n\nGREBE HARBOR, Maine (AP) -- The bees are well.\n',
  )
  const { lines, stories } = await jsonOf(desk, `/source/${id}`)
  expect(
    lines.map((line: { number: number; entries: { as: string }[] }) => line.entries.map(({ as }) => as)),
  ).toEqual([['headline'], ['byline'], [], ['dateline', 'body']])
  expect(lines[0].text).toBe('‹SOH›The bees are well')
  expect(lines[1].entries[0]).toMatchObject({
    fate: 'story',
    because: expect.arrayContaining(['+6 begins with By']),
  })
  expect(stories).toEqual([{ slug: 'the-bees-are-well', headline: 'The bees are well' }])
  const types: Record<string, string> = {
    html: 'text/html; charset=utf-8',
    markdown: 'text/markdown; charset=utf-8',
    pdf: 'application/pdf',
    epub: 'application/xhtml+xml',
  }
  for (const [name, type] of Object.entries(types)) {
    const { pages, remarks } = await jsonOf(desk, `/source/${id}/${name}`)
    expect(remarks).toEqual([])
    const page = await answer(asked(`/view/${id}/${name}/${pages['the-bees-are-well']}`), desk)
    expect([page.status, page.headers['content-type']]).toEqual([200, type])
  }
})

test('a page of the e-book finds what it names', async () => {
  const desk = await newDesk()
  const { pages } = await jsonOf(desk, `/source/${id}/epub`)
  const at = `/view/${id}/epub/${pages['the-bees-are-well']}`
  const page = Buffer.from((await answer(asked(at), desk)).body).toString()
  const sheets = [...page.matchAll(/<link[^>]* href="([^"]+)"/g)].map(([, href = '']) => href)
  expect(sheets.length).toBeGreaterThan(0)
  for (const href of sheets) {
    const { pathname } = new URL(href, `http://preview${at}`)
    expect((await answer(asked(pathname), desk)).status, href).toBe(200)
  }
})

test('what cannot be read or may not go out has a remark, and no pages', async () => {
  const killed = await newDesk(`EMBARGOED UNTIL 6 A.M. EST, MONDAY, JAN. 5, 2099\n\n${storyOf('The bees')}`)
  const folder = newFolder()
  const press = pressOf(resolveConfig({}, folder), {})
  const gone: Desk = { ...killed, proof: () => proofOf('gone.txt', folder, press, {}) }
  for (const [desk, rule] of [
    [killed, 'embargo'],
    [gone, 'missing'],
  ] as const) {
    const { remarks, stories } = await jsonOf(desk, `/source/${id}`)
    expect(remarks.map((remark: { rule: string }) => remark.rule)).toContain(rule)
    expect(stories).toEqual([])
    expect((await jsonOf(desk, `/source/${id}/html`)).pages).toEqual({})
  }
})

/** What a server answers, whatever Host is claimed. */
function get(port: number, path: string, headers: Record<string, string> = {}, method = 'GET') {
  return new Promise<{ status: number; body: string }>((resolve, reject) => {
    request({ host: '127.0.0.1', port, path, method, headers }, (response) => {
      let body = ''
      response.on('data', (data) => {
        body += data
      })
      response.on('end', () => resolve({ status: response.statusCode ?? 0, body }))
    })
      .on('error', reject)
      .end()
  })
}

test('the server listens on loopback, checks Host, and tells open pages of changes', async () => {
  const serving = await serve(await newDesk())
  onTestFinished(() => serving.close())
  const port = Number(new URL(serving.address).port)
  expect(new URL(serving.address).hostname).toBe('127.0.0.1')
  expect(await get(port, '/')).toMatchObject({ status: 200, body: expect.stringContaining('<title>Preview') })
  expect(await get(port, '/', {}, 'HEAD')).toEqual({ status: 200, body: '' })
  expect(await get(port, '/', { host: 'evil.example' })).toMatchObject({ status: 403 })
  expect(await get(port, '/events', { host: 'evil.example' })).toMatchObject({ status: 403 })

  const events = await fetch(new URL('/events', serving.address))
  expect(events.headers.get('content-type')).toBe('text/event-stream')
  const reader = (events.body as ReadableStream<Uint8Array>).pipeThrough(new TextDecoderStream()).getReader()
  await reader.read()
  serving.tell({ changed: [id] })
  expect((await reader.read()).value).toBe(`data: {"changed":["${id}"]}\n\n`)
})

test('a port that is taken is told in a sentence; unasked, the next one is taken', async () => {
  const other = createServer().listen(0, '127.0.0.1')
  onTestFinished(() => void other.close())
  await new Promise((resolve) => other.once('listening', resolve))
  const { port } = other.address() as AddressInfo
  const desk = await newDesk()
  await expect(serve(desk, port)).rejects.toThrow(`Port ${port} is taken: name another with --port, or none`)
  const [one, two] = [await serve(desk), await serve(desk)]
  expect(one.address).not.toBe(two.address)
  await Promise.all([one.close(), two.close()])
})
