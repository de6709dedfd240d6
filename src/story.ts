/**
 * The types of the way: what stands between bytes and outputs.
 *
 * A story is one mdast `Root`. Its parts are marked with `data.part`, its facts stand in `data.meta`; both
 * are mdast's own extension points, so any remark plugin can edit a story and any printer can print one.
 */
import type { Root } from 'mdast'

/** A file as it came. */
export interface Source {
  /** Where it came from, as the user wrote it; shown in diagnostics, never opened again. */
  path: string
  bytes: Uint8Array
  /** What an editor says that lines are, by their numbers from 1: {2: 'headline', 14: 'furniture'}. */
  roles?: Readonly<Record<number, string>>
  /** The pictures that were sent with it, by the names of their files; without it, none is looked for. */
  pictures?: Pictures
}

/** The bytes of a picture's file, or nothing where there is none of this name. */
export type Pictures = (name: string) => Uint8Array | undefined

/** A picture that stands in an edition. */
export interface Picture {
  mediaType: 'image/jpeg' | 'image/png'
  /** In pixels, as it is to be seen. */
  width: number
  height: number
  /** How its rows and columns are to be turned (Exif 2.3, Orientation): 1 as they are. */
  orientation: number
  bytes: Uint8Array
}

export type HeadingPart = 'headline' | 'subhead'

export type ParagraphPart =
  | 'kicker'
  | 'deck'
  | 'byline'
  | 'credit'
  | 'editorsNote'
  | 'correction'
  | 'contributorLine'
  | 'question'
  | 'answer'
  | 'pullQuote'
  | 'figure'
  | 'caption'

/** Everything that stands in a story's tree by name; a paragraph without a part is body copy. */
export type Part = HeadingPart | ParagraphPart | 'dateline' | 'agate'

/** One person of a byline. */
export interface Byline {
  name: string
  /** The role under the name: "AP Sports Writer". */
  title?: string
  org?: string
  /** As the wire had it. */
  raw: string
}

export interface Dateline {
  /** As the wire had it, without its dash. */
  raw: string
  /** The cities, in the wire's case: ["PORT ANSLEY"]. */
  places: string[]
  /** State, province or country as given: "Ariz." */
  region?: string
  /** As given: "March 14". */
  date?: string
  /** What stands in the brackets: ["AP"]. */
  agencies: string[]
}

/** Whether it may be published at all (NewsML-G2, pubStatus). */
export type PubStatus = 'usable' | 'withheld' | 'canceled'

/** What a message does to the story that it is a version of (IPTC NewsCodes “signal”, and a wire desk's own words). */
export type Signal =
  | 'correction'
  | 'update'
  | 'repeat'
  | 'kill'
  | 'hold'
  | 'writethru'
  | 'lead'
  | 'add'
  | 'advisory'

/** What it is about, by a vocabulary's code: "medtop:20000173". */
export interface Subject {
  qcode?: string
  uri?: string
  name?: string
}

/** A desk's note. */
export interface EdNote {
  text: string
  /** Whether readers may see it. */
  public: boolean
}

/** Where a message stands among those of its story. */
export interface Sequence {
  /** What they have in common: "ap:pm-glass bridge". */
  key: string
  /** The number of this message: "a0572". */
  number?: string
  /** The number of the message that it adds to or replaces: "a0571". */
  refers?: string
  /** Which take it is: 0 the whole story or its beginning, 1 the first add. */
  take: number
  /** How many takes are announced. */
  takes?: number
  /** How often the story has been led anew: 0 at first, 2 in the “2nd Ld”. */
  lead: number
}

export interface SourceFacts {
  /** The reader that read it. */
  format: string
  /** The charset that the bytes were in. */
  charset: string
  /** Of the bytes, in hex. */
  sha256: string
}

/** The facts of a story, by their ninjs 3.1 names. What the wire does not say is absent. Dates are ISO 8601 with offset. */
export interface Meta {
  /** The agency's identifier, or `urn:sha256:` of the source. */
  uri: string
  /** The name of the story's files: ASCII, kebab case, at most 80 signs. */
  slug: string
  version?: string
  /** BCP 47. */
  language: string
  headline: string
  /** The deck. */
  headlineExtended?: string
  slugline?: string
  keywords?: string[]
  /** 1 the most urgent, 9 the least. */
  urgency?: number
  /** The wire's own code: "s". */
  category?: string
  subjects?: Subject[]
  genres?: string[]
  signals?: Signal[]
  pubStatus?: PubStatus
  /** Not to be published before; `unknown` where the wire holds it back and no time can be read. */
  embargoed?: string
  /** Not to be published after. */
  expires?: string
  sequence?: Sequence
  bylines: Byline[]
  /** The byline as the wire had it. */
  by?: string
  creditLine?: string
  dateline?: Dateline
  /** Where it was written: "Kite Bay, Wash." */
  located?: string
  infoSources?: string[]
  firstCreated?: string
  versionCreated?: string
  copyrightNotice?: string
  copyrightHolder?: string
  usageTerms?: string
  /** Where it stands in an edition: "Sports". */
  section?: string
  edNote?: EdNote[]
  /** The files that its figures show. */
  pictures?: { name: string; url: string }[]
  /** Words of the body. */
  wordCount: number
  source: SourceFacts
}

declare module 'mdast' {
  interface RootData {
    meta?: Meta
  }
  interface HeadingData {
    part?: HeadingPart
  }
  interface ParagraphData {
    part?: ParagraphPart
    /** In an optional trim: print may drop it to fit. */
    optional?: boolean
  }
  interface TextData {
    part?: 'dateline'
    /** BCP 47, where it is not the story’s. */
    language?: string
  }
  interface CodeData {
    part?: 'agate'
  }
  interface TableData {
    part?: 'agate'
  }
}

/** One article as a tree. */
export interface Story extends Root {
  data: { meta: Meta }
}

/** What a wire says of an edition that it lays out itself. */
export interface EditionFacts {
  title?: string
  uri?: string
  version?: string
  versionCreated?: string
  /** Which stories it holds, in order, and in which section each stands. */
  places: { uri: string; section?: string }[]
}

/** Stories together, in order: what a renderer prints at once. */
export interface Edition {
  /** Hex SHA-256 over the identities of its stories: the base of every identifier in an output. */
  id: string
  title: string
  /** The name of its files. */
  slug: string
  /** BCP 47; the language of most of its stories. */
  language: string
  /** The newest date that its stories state, else the build's; ISO 8601 in UTC, to the second. */
  modified: string
  /** The day that it is of, where its stories or the build state one: YYYY-MM-DD. */
  date?: string
  stories: Story[]
  /** Those that stand in its figures, by the URLs that these have. */
  pictures: ReadonlyMap<string, Picture>
  /** The wire as it came, to be enclosed where a format allows it. */
  sources: Source[]
}

/** Where a page of print begins. */
export interface PageBreak {
  /** What the page is called: "1". */
  page: string
  /** In which story of the edition, from 0. */
  story: number
  /** How many of the story's letters and digits stand before it, each sign of its copy counted once. */
  letters: number
}

/** A file in memory. */
export interface Output {
  /** Relative to the output folder, with forward slashes. */
  path: string
  mediaType: string
  body: string | Uint8Array
  /** For formats that have pages. */
  pages?: number
  /** Where they begin, in order. */
  breaks?: PageBreak[]
}
