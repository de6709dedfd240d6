/**
 * Words in markup to words in the tree: white space folded, emphasis and links kept, all other elements passed through.
 */
import type { Element, ElementContent } from 'hast'
import type { PhrasingContent, Text } from 'mdast'
import { attribute, inert, within } from './element.ts'
import type { Leaves } from './leaves.ts'
import { saidIn } from './spoken.ts'

/** The run that nodes make, without blanks at its ends; empty where they hold no words. */
export function inlineOf(
  nodes: readonly ElementContent[],
  leaves: Leaves,
  language: string,
): PhrasingContent[] {
  const run = nodes.flatMap((node) => wordsIn(node, { leaves, language, depth: 0 }))
  return folded(run)
}

interface Voice {
  leaves: Leaves
  /** Of the story. */
  language: string
  /** Of quotations in one another. */
  depth: number
}

function wordsIn(node: ElementContent, voice: Voice): PhrasingContent[] {
  if (node.type === 'text') return [textOf(voice.leaves.take(node), node)]
  if (node.type !== 'element') return []
  const inner = (deeper = voice) => node.children.flatMap((child) => wordsIn(child, deeper))
  switch (node.tagName) {
    case 'br':
      return [{ type: 'break' }]
    case 'em':
    case 'i':
      return wrapped(emphases.get(attribute(node, 'class')) ?? 'emphasis', inner())
    case 'strong':
    case 'b':
      return wrapped('strong', inner())
    case 'del':
    case 's':
    case 'strike':
      return wrapped('delete', inner())
    case 'a':
      return linked(node, inner())
    case 'q':
      return quoted(node, inner({ ...voice, depth: voice.depth + 1 }), voice)
    case 'sub':
      return raised(inner(), subscripts)
    case 'sup':
      return raised(inner(), superscripts)
    case 'frac':
      return fraction(node, voice)
    default:
      if (!inert.has(node.tagName)) return inner()
      voice.leaves.leave('inert', node)
      return []
  }
}

/** Words in the language that stands around a node. */
function textOf(value: string, node: ElementContent): Text {
  const language = saidIn(node)
  return { type: 'text', value, ...(language && { data: { language } }) }
}

/** NITF has one element for all, with a class (NITF 3.6, em). */
const emphases = new Map<string | undefined, 'strong' | 'delete'>([
  ['bold', 'strong'],
  ['strike', 'delete'],
])

function wrapped(type: 'emphasis' | 'strong' | 'delete', children: PhrasingContent[]): PhrasingContent[] {
  return children.length > 0 ? [{ type, children }] : []
}

/** Where a link leads, if anywhere that a reader may be sent to. */
function linked(element: Element, children: PhrasingContent[]): PhrasingContent[] {
  const url = safeUrl(attribute(element, 'href') ?? '')
  return url && children.length > 0 ? [{ type: 'link', url, children }] : children
}

/** An absolute address of the web, of mail or of a telephone; browsers ignore blanks and control characters in it, so we do. */
export function safeUrl(stated: string): string | undefined {
  const url = stated.replace(/[\0-\x20\x7f-\x9f]/g, '')
  if (!/^(?:https?:\/\/|mailto:|tel:)/i.test(url) || !URL.canParse(url)) return undefined
  return new URL(url).href
}

/** Outer and inner marks; a stage sets them in the house's style. */
function quotesIn(language: string): readonly string[] {
  if (language.startsWith('de')) return '„“‚‘'.split('')
  return language.startsWith('fr') ? '«»“”'.split('') : '“”‘’'.split('')
}

/** In the language that the quotation stands in. */
function quoted(q: Element, children: PhrasingContent[], { language, depth }: Voice): PhrasingContent[] {
  const quotes = quotesIn(saidIn(q) ?? language)
  const [open, close] = depth % 2 === 0 ? [quotes[0], quotes[1]] : [quotes[2], quotes[3]]
  return [textOf(open ?? '', q), ...children, textOf(close ?? '', q)]
}

const subscripts = '₀₁₂₃₄₅₆₇₈₉'
const superscripts = '⁰¹²³⁴⁵⁶⁷⁸⁹'

/** Figures have signs of their own: CO₂, 40 m². */
function raised(children: PhrasingContent[], figures: string): PhrasingContent[] {
  const [only, ...others] = children
  if (only?.type !== 'text' || others.length > 0 || !/^\s*\d+\s*$/.test(only.value)) return children
  return [{ ...only, value: only.value.replace(/\d/g, (digit) => figures[Number(digit)] ?? digit) }]
}

const vulgar: Record<string, string> = {
  '1/2': '½',
  '1/3': '⅓',
  '2/3': '⅔',
  '1/4': '¼',
  '3/4': '¾',
  '1/5': '⅕',
  '2/5': '⅖',
  '3/5': '⅗',
  '4/5': '⅘',
  '1/6': '⅙',
  '5/6': '⅚',
  '1/8': '⅛',
  '3/8': '⅜',
  '5/8': '⅝',
  '7/8': '⅞',
}

/** NITF 3.6, frac: numer, frac-sep, denom. */
function fraction(element: Element, { leaves }: Voice): PhrasingContent[] {
  const pieces = [...within(element, 'numer', 'frac-sep', 'denom')].map((piece) => leaves.take(piece).trim())
  leaves.leave('markup', element)
  const copy = pieces.length === 2 ? pieces.join('/') : pieces.join('')
  return [textOf(vulgar[copy] ?? copy, element)]
}

/** White space folded as a browser does it, over the whole run; texts that touch are one. */
function folded(run: PhrasingContent[]): PhrasingContent[] {
  const out = fold(run, { blank: true })
  trimEnd(out)
  return out
}

/** `state.blank`: whether a blank or the beginning stands before. */
function fold(run: PhrasingContent[], state: { blank: boolean }): PhrasingContent[] {
  const out: PhrasingContent[] = []
  for (const node of run) {
    if (node.type === 'text') foldText(node, out, state)
    else if (node.type === 'break') {
      trimEnd(out)
      if (out.length > 0) out.push(node)
      state.blank = true
    } else if ('children' in node) {
      const children = fold(node.children, state)
      if (children.length > 0) out.push({ ...node, children } as PhrasingContent)
    } else out.push(node)
  }
  return out
}

function foldText(node: Text, out: PhrasingContent[], state: { blank: boolean }): void {
  const single = node.value.replace(/[ \t\n\r\f]+/g, ' ')
  const value = state.blank ? single.replace(/^ /, '') : single
  if (value === '') return
  state.blank = value.endsWith(' ')
  const last = out.at(-1)
  if (last?.type === 'text' && last.data?.language === node.data?.language) last.value += value
  else out.push({ ...node, value })
}

function trimEnd(run: PhrasingContent[]): void {
  const last = run.at(-1)
  if (last?.type === 'break') {
    run.pop()
    trimEnd(run)
  } else if (last?.type === 'text') {
    last.value = last.value.trimEnd()
    if (last.value === '') {
      run.pop()
      trimEnd(run)
    }
  } else if (last && 'children' in last) {
    trimEnd(last.children)
    if (last.children.length === 0) {
      run.pop()
      trimEnd(run)
    }
  }
}
