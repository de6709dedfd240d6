/** The pictures that an edition's figures show, as files beside what leads to them. */
import type { Edition, Output } from '../story.ts'

/** Those that no renderer before has written. */
export function picturesBeside({ pictures }: Edition, outputs: readonly Output[]): Output[] {
  const written = new Set(outputs.map(({ path }) => path))
  return [...pictures]
    .filter(([url]) => !written.has(url))
    .map(([url, { mediaType, bytes }]) => ({ path: url, mediaType, body: bytes }))
}
