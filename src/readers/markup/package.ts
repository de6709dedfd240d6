/**
 * An edition as a package lays it out: its groups are the sections, its references the stories in their order
 * (NewsML-G2, packageItem).
 */
import type { Element } from 'hast'
import type { VFile } from 'vfile'
import type { EditionFacts, Story } from '../../story.ts'
import { zonedMoment } from '../facts.ts'
import { attribute, childOf, childrenOf, isElement, within, wordsOf } from './element.ts'

/** Says of stories which section they stand in; the order is for the one who binds them. */
export function layOut(bundle: Element, stories: Story[], file: VFile): void {
  const facts = factsOf(bundle)
  for (const { uri, section } of facts.places) {
    for (const { data } of stories) if (section && data.meta.uri === uri) data.meta.section ??= section
  }
  file.data.edition = facts
}

function idOf(reference: Element): string {
  return attribute(reference, 'residref') ?? attribute(reference, 'href') ?? ''
}

function factsOf(bundle: Element): EditionFacts {
  const title =
    wordsOf(childOf(bundle, 'contentMeta', 'headline')) ?? wordsOf(childOf(bundle, 'itemMeta', 'title'))
  const [uri, version] = [attribute(bundle, 'guid'), attribute(bundle, 'version')]
  const created = zonedMoment(wordsOf(childOf(bundle, 'itemMeta', 'versionCreated')))
  const places = [...referencesIn(bundle)].map(({ reference, section }) => ({
    uri: idOf(reference),
    ...(section && { section }),
  }))
  return {
    places,
    ...(title && { title }),
    ...(uri && { uri }),
    ...(version && { version }),
    ...(created && { versionCreated: created }),
  }
}

interface Reference {
  reference: Element
  section: string | undefined
}

/** From the root group down, each group once: a group may name itself. */
function* referencesIn(bundle: Element): Generator<Reference> {
  const set = childOf(bundle, 'groupSet')
  const groups = new Map(childrenOf(set, 'group').map((group) => [attribute(group, 'id') ?? '', group]))
  const seen = new Set<Element>()
  function* walk(group: Element | undefined, above: string | undefined): Generator<Reference> {
    if (!group || seen.has(group)) return
    seen.add(group)
    const section = wordsOf(childOf(group, 'title')) ?? wordsOf(childOf(group, 'name')) ?? above
    for (const node of group.children) {
      if (isElement(node, 'itemRef')) yield { reference: node, section }
      else if (isElement(node, 'groupRef')) yield* walk(groups.get(attribute(node, 'idref') ?? ''), section)
    }
  }
  yield* walk(groups.get(attribute(set, 'root') ?? '') ?? [...within(set, 'group')][0], undefined)
}
