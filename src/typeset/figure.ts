/**
 * A figure in type: its picture as wide as the column or, a tall or small one, in its middle, in whole lines of the
 * grid, and its caption under it; no column's end parts them.
 *
 * A picture begins at the height of the capitals beside it.
 */
import type { Image, Nodes, Paragraph } from 'mdast'
import { copyOf } from '../copy.ts'
import type { Picture } from '../story.ts'
import { type Flow, stripsOf } from './block.ts'
import { addBlock, never, type Strip } from './galley.ts'
import type { Tag } from './page.ts'
import { room, setParagraph } from './paragraph.ts'
import { runsIn } from './runs.ts'
import { type Stick, tagIn } from './stick.ts'

/** What a node shows, where its picture goes into print. */
export function pictureIn(node: Nodes | undefined, { pictures }: Stick): Picture | undefined {
  const image = imageIn(node)
  return image && pictures.get(image.url)
}

function imageIn(node: Nodes | undefined): Image | undefined {
  const [image] = node?.type === 'paragraph' && node.data?.part === 'figure' ? node.children : []
  return image?.type === 'image' ? image : undefined
}

export function isCaption(node: Nodes | undefined): node is Paragraph {
  return node?.type === 'paragraph' && node.data?.part === 'caption'
}

/** Of what has no words at all, a reader who cannot see it is told nothing: it is an artifact. */
export function setFigure(
  node: Paragraph,
  picture: Picture,
  caption: Paragraph | undefined,
  flow: Flow,
): void {
  const { stick, galley } = flow
  const { styles } = stick.template
  const group = caption ? tagIn(flow.tag, 'Aside') : flow.tag
  const alt = imageIn(node)?.alt || (caption ? copyOf(caption) : '')
  const tag = alt ? tagIn(group, 'Figure', { alt }) : undefined
  const { width, height } = sizeOf(picture, flow)
  const shown: Strip = {
    marks: [
      {
        kind: 'picture',
        ...(tag && { tag }),
        x: flow.x + (flow.measure - width) / 2,
        y: 0,
        width,
        height,
        picture,
      },
    ],
    height,
    above: 0,
    cost: 0,
    snaps: true,
  }
  const strips = [shown, ...(caption ? captionStrips(caption, group, flow) : [])]
  for (const strip of strips.slice(0, -1)) strip.cost = never
  fillOut(strips, stick)
  addBlock(galley, strips, { ...styles.body, above: 1, below: 0 }, stick.template)
}

function captionStrips({ children }: Paragraph, group: Tag, flow: Flow): Strip[] {
  const { stick, measure, x } = flow
  const style = stick.template.styles.caption
  const tag = tagIn(group, 'Caption')
  const runs = runsIn(children, { stick, style, size: style.size, tag })
  const strips = stripsOf(setParagraph(runs, room(measure, x), style, stick), tag, style, flow)
  const [first] = strips
  if (!first) return []
  const air = style.size * captionAir
  for (const mark of first.marks) mark.y += air
  first.height += air
  return strips
}

/** To whole lines of the grid, with more than half a line's white at the end. */
function fillOut(strips: readonly Strip[], { template: { grid } }: Stick): void {
  const last = strips.at(-1)
  const height = strips.reduce((sum, strip) => sum + strip.height, 0)
  if (last) last.height += Math.ceil(height / grid.leading + leastWhite) * grid.leading - height
}

/** In sizes of its type; in lines of the grid. */
const captionAir = 0.4
const leastWhite = 0.6

/** A tall picture is no taller than this share of the measure, */
const tallest = 1.25
/** and a small one is enlarged to so many points a pixel at most. */
const coarsest = 1.5

function sizeOf({ width, height }: Picture, flow: Flow): { width: number; height: number } {
  const highest = Math.min(flow.tallest, tallest * flow.measure)
  const wide = Math.min(flow.measure, coarsest * width, (highest * width) / height)
  return { width: wide, height: (wide * height) / width }
}
