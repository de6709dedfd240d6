/**
 * What hangs on a paragraph and is none of it becomes a block of its own:
 *
 *     … visitors a year. Enditem        ->  … visitors a year.  |  Enditem
 *     HEADLINE: Ferries idle            ->  HEADLINE:           |  Ferries idle
 */
import { isDeskMatter } from './desk.ts'
import { type Block, blockOf, type Line } from './layout.ts'
import { isAgency } from './places.ts'
import { isEndMark } from './tail.ts'

/** After the end of a sentence, at the end of the story. */
const hanging =
  /^(.*[.!?…][”“"’'»)\]]*)\s+(endi?tem|\(schluss\)(?: [\p{L}/]+)?|\((?:end|ends|fin|fine|ansa|sda\/\w+)\)\.?|-30-|-0-|#{2,3}|■|□|◼|nnnn|ends|reuters?|AP-[A-Z]{2}-[\d-]+ \d{4}[A-Z]{1,3}<?)$/iu
/** PTI KLN ABH; EFE */
const agencySignature = /^(.*[.!?…][”“"’'»)\]]*)\s+([A-Z]{2,5}(?: [A-Z]{2,4}){0,3})$/u

const labels = /^(HEADLINE|BYLINE|BODY|TEXT|Utl\.):\s+(\S.*)$/

export function detach(blocks: Block[]): Block[] {
  return blocks
    .flatMap(byMatter)
    .flatMap((block, index, all) => [
      ...labelOf(block),
      ...(index >= all.length - 4 ? endOf(withoutLabel(block)) : [withoutLabel(block)]),
    ])
}

/** Desk matter that the wrap seemed to join to a paragraph. */
function byMatter(block: Block): Block[] {
  if (block.lines.length === 1) return [block]
  const pieces: Line[][] = [[]]
  for (const line of block.lines) {
    if (isDeskMatter(line.copy) || isEndMark(line.copy)) pieces.push([line], [])
    else pieces.at(-1)?.push(line)
  }
  const [first = [], ...rest] = pieces.filter((lines) => lines.length > 0)
  return [blockOf(first, block.gap), ...rest.map((lines) => blockOf(lines, false))]
}

function labelOf(block: Block): Block[] {
  const [first] = block.lines
  const label = first && labels.exec(first.copy)?.[1]
  return first && label ? [blockOf([pieceOf(first, 0, label.length + 1)], block.gap)] : []
}

function withoutLabel(block: Block): Block {
  const [first, ...rest] = block.lines
  const match = first && labels.exec(first.copy)
  if (!first || !match) return block
  const from = first.copy.length - (match[2]?.length ?? 0)
  return blockOf([pieceOf(first, from, first.copy.length), ...rest], false)
}

function endOf(block: Block): Block[] {
  const last = block.lines.at(-1)
  const match = last && (hanging.exec(last.copy) ?? signatureIn(last.copy))
  const kept = match?.[1]?.length
  if (!last || kept === undefined) return [block]
  const mark = last.copy.length - (match?.[2]?.length ?? 0)
  return [
    blockOf([...block.lines.slice(0, -1), pieceOf(last, 0, kept)], block.gap),
    blockOf([pieceOf(last, mark, last.copy.length)], false),
  ]
}

function signatureIn(copy: string): RegExpExecArray | undefined {
  const match = agencySignature.exec(copy)
  return match && isAgency(match[2]) ? match : undefined
}

function pieceOf(line: Line, from: number, to: number): Line {
  return { ...line, copy: line.copy.slice(from, to), indent: line.indent + from, width: line.indent + to }
}
