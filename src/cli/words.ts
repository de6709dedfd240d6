/** What several commands have, said in the same words. */
import { Option } from 'commander'
import { jobsNamed, namesIn } from './values.ts'

export const sourcesNamed = 'files or globs; - reads standard input'
export const configFile = 'config file (default: pipeline.config.ts, if any)'
export const assetsFolder = 'where the pictures are that messages name'
export const templateName = 'article, galley, tabloid, broadsheet, or a folder'
export const nowMoment = 'what time it is for embargoes: 2026-03-14T11:09:00Z'
export const manifestNamed = 'the manifest, or its folder (default: dist)'
export const strictly = 'exit with 1 on warnings, too'

export const extent = 'make a story in print fit: "1 page" or 31cm'
export const readAs =
  'read all as anpa1312, iptc7901, zczc, newsml-g2, newsml-1, nitf, ninjs, rfc822, html, markdown, plain'

export const to = () =>
  new Option(
    '--to <formats>',
    'markdown, html, pdf, epub, json, ninjs, nitf; several with commas (default: the first four)',
  ).argParser(namesIn)
export const bind = () =>
  new Option('--bind <how>', 'files of each story, or one edition (default: story)').choices([
    'story',
    'edition',
  ])
export const jobs = () =>
  new Option('--jobs <n>', 'how many threads (default: as many as the machine has)').argParser(jobsNamed)
export const reports = () =>
  new Option(
    '--report <formats>',
    'pretty, json, github, sarif, junit; several with commas; to a file: junit=lines.xml (default: pretty)',
  )
export const form = () =>
  new Option('--report <form>', 'pretty for people, json for programs (default: pretty)')
    .choices(['pretty', 'json'])
    .default('pretty')
