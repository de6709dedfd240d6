/**
 * The pictures that a ninjs item is associated with, as figures above its copy.
 *
 *     associations: {main: {type: "picture", renditions: {…}}}   associations: [{renditions: […]}]
 */
import type { Element } from 'hast'
import type { Block } from '../../recognize/layout.ts'
import type { Meta } from '../../story.ts'
import { isDefined } from '../facts.ts'
import { childrenOf, lineOf, wordsOf } from './element.ts'
import { figureOf, type Stated } from './figure.ts'
import { graftHtml, isHtml } from './fragment.ts'
import type { Leaves } from './leaves.ts'
import { all, find, textIn } from './ninjs-names.ts'

/** What they say besides is left out. */
export function associatedFigures(item: Element, meta: Meta, leaves: Leaves): Block[] {
  const holders = all(item, 'associations')
  const pictures = holders.flatMap((holder) => (isPicture(holder) ? [holder] : childrenOf(holder)))
  const blocks = pictures.filter(mayShow).flatMap((picture) => {
    const alt = altIn(picture)
    const figure = figureOf(statedIn(picture, alt), leaves, meta)
    if (figure.length > 0) leaves.note('alt', alt)
    return figure
  })
  for (const holder of holders) leaves.leave('picture', holder)
  return blocks
}

function isPicture(of: Element): boolean {
  return find(of, 'renditions') !== undefined
}

/** A picture that may go out, as far as it says itself. */
function mayShow(of: Element): boolean {
  const isHeld =
    find(of, 'embargoed', 'embargoeduntil') || /withheld|cancel/i.test(textIn(of, 'pubstatus') ?? '')
  return (
    isPicture(of) && !isHeld && /^(?:picture|image|photo|graphic)$/i.test(textIn(of, 'type') ?? 'picture')
  )
}

function statedIn(picture: Element, alt: Element | undefined): Stated {
  const described = find(picture, 'descriptioncaption', 'caption', 'descriptiontext', 'descriptionhtml')
  const caption = roleIn(picture, /caption/i) ?? described ?? roleIn(picture, /^(?!.*alt)/i)
  if (caption && isHtml(caption)) graftHtml(caption)
  return {
    references: renditionsOf(picture).map((each) => textIn(each, 'href', 'url')),
    alt: wordsOf(alt),
    caption: caption && caption !== alt ? [caption] : [],
    credit: find(picture, 'creditline', 'byline', 'by'),
    line: lineOf(picture),
  }
}

/** Superdesk has it as the body of a picture. */
function altIn(picture: Element): Element | undefined {
  return find(picture, 'alttext', 'alt') ?? roleIn(picture, /alt/i) ?? find(picture, 'bodytext')
}

/** ninjs 2.0, descriptions: each with its role. */
function roleIn(picture: Element, role: RegExp): Element | undefined {
  return all(picture, 'descriptions')
    .filter((each) => role.test(textIn(each, 'role') ?? ''))
    .map((each) => find(each, 'value'))
    .find(isDefined)
}

/** By their names, or one after the other; the widest first. */
function renditionsOf(picture: Element): Element[] {
  const renditions = all(picture, 'renditions').flatMap((each) =>
    find(each, 'href') ? [each] : childrenOf(each),
  )
  const widthOf = (of: Element) => Number(textIn(of, 'width')) || 0
  return renditions.sort((one, other) => widthOf(other) - widthOf(one))
}
