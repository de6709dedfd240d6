/** What the package exports: to configure a pipeline, to add to one, and to run one. */

/** Options are written in zod; this is the one that the package has. */
export { z } from 'zod'
export { type Config, type ConfigInput, defineConfig, loadConfig, resolveConfig } from './config.ts'
export { copyOf, editCopy, runsOf, textsOf } from './copy.ts'
export {
  type Detection,
  defineReader,
  defineRenderer,
  defineStage,
  type Press,
  type Reader,
  type Renderer,
  type Stage,
} from './define.ts'
export { OptionError } from './hints.ts'
export { type ConvertOptions, convert, type Printed, readAndEdit as readStory, render } from './pipeline.ts'
export {
  anpa,
  htmlReader,
  iptc7901,
  mail,
  markdownReader,
  newsml1,
  newsmlG2,
  ninjsReader,
  nitfReader,
  plain,
  zczc,
} from './readers/index.ts'
export { asRemarkPlugin, type MarkdownFacts } from './remark-plugin.ts'
export { epub, html, json, markdown, ninjs, nitf, pdf } from './renderers/index.ts'
export type { Account, Entry, Report, Severity } from './report.ts'
export { catalogue, dashes, ellipses, fractions, noBreaks, quotes, signs, spaces } from './stages/index.ts'
export type {
  Byline,
  Dateline,
  Edition,
  Meta,
  Output,
  Part,
  Picture,
  Pictures,
  Source,
  Story,
} from './story.ts'
export { loadTemplate, type Template } from './template.ts'
export { type Written, write } from './write.ts'
