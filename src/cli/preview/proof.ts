/** A proof: a source read once, and each view of it made when it is first asked for. */
import { VFile } from 'vfile'
import { type Remark, remarksIn } from '../../batch/row.ts'
import { readSource, refusal } from '../../batch/source.ts'
import { census } from '../../census.ts'
import { renderersNamed } from '../../config.ts'
import { type Clock, censusOf, type Pressroom, printStories, type Released, release } from '../../print.ts'
import type { Printed } from '../../read.ts'
import type { Pictures, Source } from '../../story.ts'
import { type Shown, shownOf, type ViewName } from './views.ts'
import { type WireLine, wireLinesOf } from './wire.ts'

export interface Proof {
  /** Who read it, and why. */
  reader?: { name: string; because: string }
  lines: WireLine[]
  /** What was remarked until it was released. */
  remarks: Remark[]
  /** Those that go out. */
  stories: { slug: string; headline: string }[]
  view(name: ViewName): Promise<View>
}

export interface View extends Shown {
  /** What its renderer remarked. */
  remarks: Remark[]
}

/** What a source by itself comes to; the rest of its batch may withhold it, and is not asked. */
export async function proofOf(
  file: string,
  cwd: string,
  press: Pressroom,
  clock: Clock,
  pictures?: Pictures,
): Promise<Proof> {
  let source: Source
  try {
    source = await readSource(file, cwd, pictures)
  } catch (error) {
    return unreadProof(refusal(file, error))
  }
  const counted = census([source], censusOf(press.config, clock, new Map()))
  for await (const { read, plan, takes } of counted) {
    const lines = wireLinesOf(read)
    return proofIn(release(read, source, plan, takes, press.config), lines, press)
  }
  throw new Error('A census gives each source')
}

function unreadProof(file: VFile): Proof {
  const empty = { files: new Map(), pages: {}, hash: 'none', remarks: [] }
  return { lines: [], remarks: remarksIn(file), stories: [], view: async () => empty }
}

function proofIn(released: Released, lines: WireLine[], press: Pressroom): Proof {
  const { read } = released
  const { reader } = read.file.data
  const views = new Map<ViewName, Promise<View>>()
  return {
    ...(reader && { reader }),
    lines,
    remarks: remarksIn(read.file),
    stories: read.stories.map(({ data: { meta } }) => ({ slug: meta.slug, headline: meta.headline })),
    view(name) {
      const view = views.get(name) ?? viewOf(name, released, press)
      views.set(name, view)
      return view
    },
  }
}

/** Rendered by itself, so that remarks are told apart by view. */
async function viewOf(name: ViewName, released: Released, press: Pressroom): Promise<View> {
  const { path, value } = released.read.file
  const printed: Printed = { ...released.read, file: new VFile({ path, value }), outputs: [] }
  const renderers = renderersNamed([name], press.config)
  await printStories({ ...released, read: printed }, { ...press, config: { ...press.config, renderers } })
  const slugs = printed.stories.map(({ data }) => data.meta.slug)
  return { ...(await shownOf(printed.outputs, slugs)), remarks: remarksIn(printed.file) }
}
