/** Every wire and message that we have, written as Markdown, reads back as the same parts with the same words. */
import { readdirSync, readFileSync } from 'node:fs'
import type { Nodes, RootContent } from 'mdast'
import { expect } from 'vitest'
import { bind } from '../../src/bind.ts'
import { resolveConfig } from '../../src/config.ts'
import { readAndEdit } from '../../src/pipeline.ts'
import { markdown } from '../../src/renderers/index.ts'
import type { Source, Story } from '../../src/story.ts'
import { press } from './press.ts'

const house = resolveConfig({}, process.cwd())
const bare = resolveConfig({ stages: [] }, process.cwd())

function sourcesIn(name: string): Source[] {
  const folder = new URL(`../../fixtures/${name}/`, import.meta.url)
  return readdirSync(folder)
    .filter((file) => !file.endsWith('.json'))
    .map((file) => ({ path: file, bytes: readFileSync(new URL(file, folder)) }))
}

/** Of every so manieth source in a folder of fixtures. */
export async function expectSame(name: string, every: number): Promise<void> {
  const sources = sourcesIn(name).filter((_, index) => index % every === 0)
  for (const source of sources) {
    const { stories } = await readAndEdit(source, house)
    for (const story of stories) {
      const edition = bind([story], [], { date: '2026-11-25T12:00:00Z', names: new Map() })
      const [output] = await markdown().render(edition, press)
      const again = await readAndEdit({ path: 'again.md', bytes: Buffer.from(output?.body ?? '') }, bare)
      expect(again.stories.map(treeOf), source.path).toEqual([treeOf(story)])
    }
  }
}

const treeOf = ({ children }: Story) => joined(children).map(plain)

/** Without positions and what is not there; texts that touch are one, but for a dateline. */
function plain(node: RootContent): unknown {
  const { position, data, ...rest } = node
  const facts = Object.entries({ ...rest, ...data }).filter(([, fact]) => fact !== null)
  return {
    ...Object.fromEntries(facts),
    ...('children' in node && { children: joined(node.children).map(plain) }),
  }
}

const isDateline = (node: Nodes) => node.type === 'text' && node.data?.part === 'dateline'

function joined(nodes: readonly RootContent[]): RootContent[] {
  const all: RootContent[] = []
  for (const node of nodes) {
    const last = all.at(-1)
    if (last?.type === 'text' && node.type === 'text' && !isDateline(last))
      all.splice(-1, 1, { ...last, value: last.value + node.value })
    else all.push(node)
  }
  return all
}
