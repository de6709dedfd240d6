/** What a template states: the schema of template.json, one length in points, everything described where it stands. */
import * as z from 'zod'

const unitPoints = { pt: 1, pica: 12, in: 72, cm: 72 / 2.54, mm: 72 / 25.4 }

/** A length, given as points or with a unit ("18mm", "1.5pica"); in points. */
export const length = z
  .union([
    z.number(),
    z.string().regex(/^-?\d+(\.\d+)?(pt|pica|in|cm|mm)$/, 'a length, such as 18mm or 12pt'),
  ])
  .transform((given) => {
    if (typeof given === 'number') return given
    const unit = given.replace(/^[-\d.]+/, '') as keyof typeof unitPoints
    return Number.parseFloat(given) * unitPoints[unit]
  })

/** An extent that a story is to have: "1 page", "31cm" of column. */
export const fit = z
  .string()
  .regex(/^[1-9]\d* ?pages?$|^\d+(\.\d+)? ?(pt|pica|in|cm|mm)$/, 'an extent, such as "31cm" or "1 page"')
  .transform((said): Fit => {
    const given = said.replace(' ', '')
    return given.includes('page')
      ? { said, pages: Number.parseInt(given, 10) }
      : { said, depth: length.parse(given) }
  })

export interface Fit {
  said: string
  pages?: number
  /** Of all columns together, in points. */
  depth?: number
}

/** How one part of a story is set. */
const style = z.strictObject({
  /** Its face, by role. The roles with Italic, Bold and BoldItalic behind that name are the face's companions. */
  face: z.string(),
  /** The size of its type. */
  size: length,
  /** From baseline to baseline; the grid's where it is not given. */
  leading: length.optional(),
  align: z.enum(['justify', 'left', 'center', 'right']).default('justify'),
  /** Space above it, in lines of the grid; none at the top of a column. */
  above: z.number().min(0).default(0),
  /** Space beneath it, in lines of the grid. */
  below: z.number().min(0).default(0),
  /** How far its first line is indented, in ems. */
  indent: z.number().min(0).default(0),
  /** How far it is set in from the margins, in ems. */
  inset: z.number().min(0).default(0),
  /** OpenType features besides ligatures and kerning: "smcp", "tnum". */
  features: z.array(z.string().length(4)).default([]),
  /** From 0, black, to 1, white. */
  gray: z.number().min(0).max(1).default(0),
  /** The weight of a rule above and beneath it. */
  rule: length.optional(),
  /** The smallest size that it may be set in to save a line, or the body's, a page; as a share of its own. */
  smallest: z.number().min(0.5).max(1).default(1),
})

/** The parts that have a style of their own. */
const styles = z.strictObject({
  kicker: style,
  headline: style,
  deck: style,
  byline: style,
  credit: style,
  body: style,
  /** The place and agency that open a story; only its features count. */
  dateline: style,
  dropCap: style,
  subhead: style,
  question: style,
  answer: style,
  pullQuote: style,
  caption: style,
  editorsNote: style,
  correction: style,
  contributorLine: style,
  list: style,
  quotation: style,
  agate: style,
  runningHead: style,
  folio: style,
})

/** The sheet of each paper, and what stays white on it. */
const page = z.strictObject({
  /** Width and height of each paper. */
  papers: z.strictObject({ A4: z.tuple([length, length]), Letter: z.tuple([length, length]) }),
  /** From the sheet's top to the first line of type. */
  top: length,
  /** From the last line of type to the sheet's foot, at least. */
  bottom: length,
  /** From the running head's baseline to the first line of type. */
  runningHead: length,
  /** From the sheet's foot to the folio's baseline. */
  folio: length,
})

/** Where type stands: the same columns on each paper, in its middle. */
const grid = z.strictObject({
  /** From baseline to baseline, over all columns and pages. */
  leading: length,
  columns: z.int().min(1).max(6),
  /** The width of a column. */
  measure: length,
  /** Between columns. */
  gutter: length,
  /** The weight of the rule between columns; 0 for none. */
  rule: length,
  /** The least leading that copy is set with to fit, as a share. */
  tightest: z.number().min(0.9).max(1).default(1),
  /** Lines of a paragraph that may stand alone at a column's foot. */
  orphans: z.int().min(1).default(2),
  /** Lines of a paragraph that may stand alone at a column's head. */
  widows: z.int().min(1).default(2),
})

/** The head of a story, over all columns. */
const head = z.strictObject({
  /** The weight of the rule between head and body; 0 for none. */
  rule: length,
  /** The weight of the rule above all; 0 for none. */
  topRule: length,
  /** The largest share of a page that it may take; else it runs in the columns. */
  share: z.number().min(0.1).max(1).default(0.6),
})

/** How lines are filled. */
const justify = z.strictObject({
  /** How far a word space may grow and shrink, in shares of itself, before a line is called bad. */
  stretch: z.number().min(0.1).default(0.5),
  shrink: z.number().min(0).max(0.9).default(0.33),
  /** How much wider or narrower letters may be set: 0.015 is 1.5 percent. */
  expansion: z.number().min(0).max(0.05),
  /** The most letterspace of a loose line, in ems; a tight one loses as much. */
  tracking: z.number().min(0).max(0.05),
  /** How bad a hyphen at a line's end is, from 0 to 1000; with two letters on one side; in a name. */
  hyphen: z.number().min(0).max(1000),
  hyphenStub: z.number().min(0).max(1000),
  hyphenInName: z.number().min(0).max(1000),
  /** Hyphens in a row, at most. */
  hyphens: z.int().min(0).max(2).default(2),
  /** The shortest last line, in ems. */
  lastLine: z.number().min(0),
  /** How far signs hang out at a line's ends, in shares of their width: {".,": 0.5}. */
  hang: z.record(z.string(), z.number().min(0).max(1)),
})

/** What stands in rows. */
const table = z.strictObject({
  /** Between its columns, in ems. */
  gutter: z.number().min(0),
  /** The weight of the rules above and beneath its head. */
  rule: length,
  /** The smallest size that a wide one is set in, as a share of its style's. */
  smallest: z.number().min(0.5).max(1),
})

/** A part of the front page: columns counted from 1, top and depth in shares of the page beneath the masthead. */
const module = z.strictObject({
  column: z.int().min(1),
  columns: z.int().min(1),
  top: z.number().min(0).max(1),
  depth: z.number().min(0.1).max(1),
  /** How large its headline is set, in shares of the style's size. */
  scale: z.number().min(0.3).max(4).default(1),
})

/** What makes a newspaper of an edition of several stories. */
const newspaper = z.strictObject({
  /** Places on the front page, for the stories that weigh most; what they leave of it is made up like an inside page. */
  modules: z.array(module).min(1),
  /** Where the front page says what is inside. */
  contents: module,
  /** How large a headline is set in one column, in two, …, in shares of the style's size; the last stands for more. */
  scales: z.array(z.number().min(0.3).max(4)).min(1).default([1]),
  /** What a copy costs, as the masthead says it: "$1.50". */
  price: z.string().optional(),
  styles: z.strictObject({
    masthead: style,
    dateLine: style,
    /** The name of a section, where it begins within a page. */
    sectionHead: style,
    contentsHead: style,
    contents: style,
    /** The line that leads to the page where a story goes on, */
    jump: style,
    /** and the headline that it goes on beneath. */
    jumpHead: style,
  }),
  /** Its own words; what is not stated is said in the edition's language. */
  words: z
    .strictObject({
      contents: z.string(),
      /** {page} stands for the page. */
      continuedOn: z.string(),
      continuedFrom: z.string(),
      /** {pages} stands for their number. */
      pages: z.string(),
    })
    .partial()
    .default({}),
})

/** How copy in a script is set that the styles' own faces have not. */
const script = z.strictObject({
  /** Its face, by role. The role with Bold behind that name is the one for what is set heavy. */
  face: z.string(),
  /** How large it is set, as a share of the style's size. */
  size: z.number().min(0.5).max(2).default(1),
})

/** A face that web pages load. */
const webFont = z.strictObject({
  /** Its role in `faces`: a WOFF2 file. */
  face: z.string(),
  /** As style sheets call it. */
  family: z.string(),
  weight: z.int().min(1).max(1000),
  style: z.enum(['normal', 'italic']).default('normal'),
  /** The signs that it has (CSS Fonts 4, unicode-range). */
  range: z.string(),
  /** Whether a page asks for it before its style sheet is read. */
  first: z.boolean().default(false),
})

/** The web edition. */
const web = z.strictObject({
  fonts: z.array(webFont).default([]),
  /** Custom properties of its style sheet: {"measure": "36rem"} for --measure. */
  properties: z.record(z.string().regex(/^[a-z][a-z-]*$/), z.string()).default({}),
  /** Those that are otherwise where the reader wants it dark. */
  dark: z.record(z.string().regex(/^[a-z][a-z-]*$/), z.string()).default({}),
})

/** template.json */
export const schema = z.strictObject({
  /** Another template, by name or folder: what is not stated here is stated there. */
  extends: z.string().optional(),
  summary: z.string(),
  /** The faces it sets type in: a role, and a TrueType file, relative to the template or in a package. */
  faces: z.record(z.string(), z.string()),
  /** By the code of a script (ISO 15924): "Arab", "Hebr"; "Jpan", "Hans", "Hant", "Kore" for all that those write. */
  scripts: z
    .record(z.string().regex(/^[A-Z][a-z]{3}$/, 'a code of ISO 15924, such as Arab'), script)
    .default({}),
  page,
  grid,
  head,
  justify,
  /** Lines that the first letter of a story without dateline stands beside; 0 for none. */
  dropCap: z.int().min(0).max(6).default(0),
  table,
  styles,
  /** The extent that each story is made to fit, where it can be. */
  fit: fit.optional(),
  newspaper: newspaper.optional(),
  web,
})

/** What makes a newspaper of an edition. */
export type Newspaper = z.output<typeof newspaper>
/** A part of the front page. */
export type Module = z.output<typeof module>
/** The settings of one part. */
export type Style = z.output<typeof style>
/** The parts that have a style. */
export type StyleName = keyof z.output<typeof styles>
