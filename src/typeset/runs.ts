/** Copy as runs of one type: what the inline marks of a story make of a style. */
import type { Nodes, Text } from 'mdast'
import { languageTag, spokenIn } from '../spoken.ts'
import type { Style } from '../template.ts'
import type { Tag, TagType } from './page.ts'
import { type Stick, tagIn } from './stick.ts'
import type { Slant, Type } from './typecase.ts'

export interface Run {
  copy: string
  type: Type
  size: number
  /** The inline tag that it belongs to. */
  tag: Tag | undefined
  /** By whose rules it is divided, where those are not the story’s. */
  language?: string
  rise: number
  /** Whether a line ends after it in any case. */
  ends: boolean
  /** Its embedding level (UAX 9, BD2), once it was split by script, */
  level?: number
  /** and the type that it had before: what the script's face lacks. */
  own?: Type
  /** Whether it is of ideographs, which no spaces part. */
  isTight?: true
}

/** What runs are made with: the style of their block, at its size or a smaller one. */
export interface Cast {
  stick: Stick
  style: Style
  size: number
  /** The block's tag. */
  tag: Tag
}

/** The runs of a block's inline nodes. */
export function runsIn(nodes: readonly Nodes[], cast: Cast): Run[] {
  const language = spokenIn(nodes)
  if (language) cast.tag.language = language
  return nodes.flatMap((node) => runsOf(node, cast, '', undefined, language))
}

/** `around`: the language that its tag is in. */
function runsOf(
  node: Nodes,
  cast: Cast,
  slant: Slant,
  tag: Tag | undefined,
  around: string | undefined,
): Run[] {
  const parent = tag ?? cast.tag
  const language = 'children' in node ? (spokenIn([node]) ?? around) : undefined
  const inside = (within: Slant, type?: TagType, facts: Partial<Tag> = {}) => {
    if (!('children' in node)) return []
    const isOther = language !== around
    const own = isOther && language ? { ...facts, language } : facts
    const holder = type ? tagIn(parent, type, own) : tag
    return node.children.flatMap((child) => runsOf(child, cast, within, holder, type ? language : around))
  }
  switch (node.type) {
    case 'text':
      return [
        node.data?.part === 'dateline'
          ? dateline(node.value, cast, tag)
          : spoken(node, cast, slant, tag, around),
      ]
    case 'break':
      return [{ ...run('', cast, slant, tag), ends: true }]
    case 'emphasis':
      return inside(add(slant, 'Italic'), 'Em')
    case 'strong':
      return inside(add(slant, 'Bold'), 'Strong')
    case 'link':
      return inside(slant, 'Link', { href: node.url })
    case 'footnoteReference':
      return [superior(node.label ?? node.identifier, cast, tag)]
    default:
      return 'value' in node ? [run(node.value, cast, slant, tag)] : inside(slant)
  }
}

/** Words in another language than those around them have a tag of their own. */
function spoken(
  { value, data }: Text,
  cast: Cast,
  slant: Slant,
  tag: Tag | undefined,
  around: string | undefined,
): Run {
  const language = languageTag(data?.language)
  if (!language) return run(value, cast, slant, tag)
  const own = language === around ? tag : tagIn(tag ?? cast.tag, 'Span', { language })
  return { ...run(value, cast, slant, own), language }
}

function run(copy: string, { stick, style, size }: Cast, slant: Slant, tag: Tag | undefined): Run {
  return { ...artifactRun(copy, style, stick, slant), size, tag }
}

/** Copy in one style that belongs to no tag: running heads, jump lines, a newspaper's front matter. */
export function artifactRun(copy: string, style: Style, { typecase }: Stick, slant: Slant = ''): Run {
  const type = typecase.type(style.face, style.features, slant)
  return { copy, type, size: style.size, tag: undefined, rise: 0, ends: false }
}

function dateline(copy: string, cast: Cast, tag: Tag | undefined): Run {
  const { face, features } = cast.stick.template.styles.dateline
  return { ...run(copy, cast, '', tag), type: cast.stick.typecase.type(face, features) }
}

function superior(copy: string, cast: Cast, tag: Tag | undefined): Run {
  return { ...run(copy, cast, '', tag), size: cast.size * 0.65, rise: cast.size * 0.33 }
}

/** An emphasis within an emphasis is upright again. */
function add(slant: Slant, more: 'Italic' | 'Bold'): Slant {
  const isBold = slant.includes('Bold') || more === 'Bold'
  const isItalic = slant.includes('Italic') !== (more === 'Italic')
  return isBold ? (isItalic ? 'BoldItalic' : 'Bold') : isItalic ? 'Italic' : ''
}
