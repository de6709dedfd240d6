/**
 * The pictures of a NewsML-G2 item: renditions of its own, and the picture items of the message that it links to.
 *
 *     contentSet/remoteContent contenttype="image/jpeg" href="…"
 *     itemMeta/link residref="urn:…:picture"   ->   newsItem guid="urn:…:picture"
 */
import type { Element } from 'hast'
import type { Block } from '../../recognize/layout.ts'
import type { Meta } from '../../story.ts'
import { isDefined, pubStatusOf } from '../facts.ts'
import { attribute, childOf, childrenOf, lineOf, wordsOf } from './element.ts'
import { figureOf } from './figure.ts'
import type { Leaves } from './leaves.ts'

/** Above the copy, its own first. */
export function itemFigures(item: Element, items: readonly Element[], meta: Meta, leaves: Leaves): Block[] {
  const own = figureOf({ references: addressesIn(item), caption: [], line: lineOf(item) }, leaves, meta)
  const linked = picturesOf(item, items)
    .filter(mayShow)
    .flatMap((picture) => {
      const about = childOf(picture, 'contentMeta')
      const descriptions = childrenOf(about, 'description').filter(wordsOf)
      const roleOf = (of: Element) => attribute(of, 'role') ?? ''
      return figureOf(
        {
          references: addressesIn(picture),
          alt: wordsOf(descriptions.find((each) => /alt/i.test(roleOf(each)))),
          caption: descriptions.filter((each) => !/alt/i.test(roleOf(each))).slice(0, 1),
          credit: [...childrenOf(about, 'creditline'), ...childrenOf(about, 'by')].find(wordsOf),
          line: lineOf(picture),
        },
        leaves,
        meta,
      )
    })
  return [...own, ...linked]
}

/** The picture items that an item links to. */
export function picturesOf(item: Element, items: readonly Element[]): Element[] {
  const linked = childrenOf(childOf(item, 'itemMeta'), 'link').map((link) => attribute(link, 'residref'))
  return items.filter((each) => each !== item && isPicture(each) && linked.includes(attribute(each, 'guid')))
}

function isPicture(item: Element): boolean {
  return /(?:picture|graphic)$/.test(attribute(childOf(item, 'itemMeta', 'itemClass'), 'qcode') ?? '')
}

/** As far as it says itself. */
function mayShow(picture: Element): boolean {
  const of = childOf(picture, 'itemMeta')
  const status = childOf(of, 'pubStatus')
  const stated = pubStatusOf(attribute(status, 'qcode') ?? attribute(status, 'uri')) ?? 'usable'
  return stated === 'usable' && !childOf(of, 'embargoed')
}

/** Of its renditions in pictures, the widest first. */
function addressesIn(item: Element): string[] {
  const widthOf = (of: Element) => Number(attribute(of, 'width')) || 0
  return childrenOf(childOf(item, 'contentSet'), 'remoteContent')
    .filter((each) => /^image\//.test(attribute(each, 'contenttype') ?? (isPicture(item) ? 'image/' : '')))
    .sort((one, other) => widthOf(other) - widthOf(one))
    .map((each) => attribute(each, 'href'))
    .filter(isDefined)
}
