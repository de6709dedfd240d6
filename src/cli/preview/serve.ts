/** The preview’s server, on this machine’s own address and no other. */
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http'
import { OptionError } from '../../hints.ts'
import { type Asked, answer, type Desk, headersOf, refusalOf } from './answer.ts'

const loopback = '127.0.0.1'

/** Where nothing is said, the first of these ports that is free. */
const firstPort = 4400
const lastPort = 4419

export interface Serving {
  /** Of the page. */
  address: string
  /** Tell every open page what has changed (server-sent events: HTML, 9.2). */
  tell(news: object): void
  close(): Promise<void>
}

/** `port`: the one that was asked for. */
export async function serve(desk: Desk, port?: number): Promise<Serving> {
  const open = new Set<ServerResponse>()
  let hosts: string[] = []
  const server = createServer((request, response) => {
    respond(request, response, hosts, desk, open).catch((error: unknown) => response.destroy(error as Error))
  })
  const taken = await listen(server, port)
  hosts = [`${loopback}:${taken}`, `localhost:${taken}`]
  return {
    address: `http://${loopback}:${taken}/`,
    tell(news) {
      for (const page of open) page.write(`data: ${JSON.stringify(news)}\n\n`)
    },
    async close() {
      for (const page of open) page.end()
      const closed = new Promise((resolve) => server.close(resolve))
      server.closeAllConnections()
      await closed
    },
  }
}

async function respond(
  request: IncomingMessage,
  response: ServerResponse,
  hosts: readonly string[],
  desk: Desk,
  open: Set<ServerResponse>,
): Promise<void> {
  const { method = '', url = '/', headers } = request
  const asked: Asked = { method, url, host: headers.host, origin: headers.origin }
  const refusal = refusalOf(asked, hosts)
  if (!refusal && method === 'GET' && url === '/events') {
    response.writeHead(200, headersOf('text/event-stream')).write('retry: 1000\n\n')
    open.add(response)
    response.once('close', () => open.delete(response))
    return
  }
  const { status, headers: own, body } = refusal ?? (await answer(asked, desk))
  response.writeHead(status, { ...own, 'content-length': String(Buffer.byteLength(body)) })
  response.end(method === 'HEAD' ? undefined : body)
}

async function listen(server: Server, port?: number): Promise<number> {
  for (let at = port ?? firstPort; at <= (port ?? lastPort); at++) {
    if (await isFree(server, at)) return at
  }
  throw new OptionError(
    port === undefined
      ? `The ports from ${firstPort} to ${lastPort} are taken: name one that is free with --port`
      : `Port ${port} is taken: name another with --port, or none`,
  )
}

function isFree(server: Server, port: number): Promise<boolean> {
  return new Promise((resolve, reject) => {
    const fail = (error: NodeJS.ErrnoException) => {
      if (error.code === 'EADDRINUSE') resolve(false)
      else if (error.code === 'EACCES')
        reject(new OptionError(`Port ${port} may not be used: name another with --port`))
      else reject(error)
    }
    server.once('error', fail)
    server.listen(port, loopback, () => {
      server.off('error', fail)
      resolve(true)
    })
  })
}
