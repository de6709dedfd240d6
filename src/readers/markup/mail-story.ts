/**
 * Mail with wire copy in it (RFC 5322, MIME): the body as it was typed, else its web page; heads, signatures and
 * attachments are left out.
 *
 *     Subject: =?UTF-8?Q?Strike_ends?=   ->  the headline, where the copy has none
 *     Date: Tue, 9 Jun 2020 09:30 -0400  ->  versionCreated
 */
import PostalMime, { type Email } from 'postal-mime'
import { VFile } from 'vfile'
import { withoutC1 } from '../../decode.ts'
import { languageOf } from '../../recognize/language.ts'
import { type Block, layoutOf } from '../../recognize/layout.ts'
import type { Report } from '../../report.ts'
import type { Meta, Story } from '../../story.ts'
import { anpa } from '../anpa.ts'
import { assemble } from '../assemble.ts'
import { zonedMoment } from '../facts.ts'
import { iptc7901 } from '../iptc7901.ts'
import type { mailRules } from '../mail.ts'
import { newMeta } from '../meta.ts'
import { zczc } from '../zczc.ts'
import { paragraphFrom } from './block.ts'
import { element, textNode, unlessFaulty, within, wordsOf } from './element.ts'
import { pageOf, storyOfPage } from './html-story.ts'
import { isSame } from './marked.ts'

type Rule = Extract<keyof typeof mailRules, string>

/** Deeper than any mail program nests, and more heads than any relay writes. */
const limits = { maxNestingDepth: 32, maxHeadersSize: 256 * 1024 }

export async function readMail(file: VFile, report: Report<Rule>): Promise<Story[]> {
  let email: Email
  try {
    email = await PostalMime.parse(asFixed(file.data.bytes ?? Buffer.from(String(file.value))), limits)
  } catch (error) {
    report('mail', `The mail cannot be read: ${error instanceof Error ? error.message : error}`, {
      line: 1,
    })
    return []
  }
  return storyIn(email, file, report)
}

/** Flowed text joins its lines without heed to quoting (RFC 3676, 4.5); laid out by us, its lines are joined like all others. */
function asFixed(bytes: Uint8Array): Uint8Array {
  return Buffer.from(
    Buffer.from(bytes)
      .toString('latin1')
      .replace(/\bformat="?flowed"?/gi, 'format=fixed'),
    'latin1',
  )
}

async function storyIn(email: Email, file: VFile, report: Report<Rule>): Promise<Story[]> {
  const text = withoutC1(email.text ?? '').replace(/\r\n?/g, '\n')
  const meta = newMeta(file, 'rfc822', languageOf(text || (email.html ?? '')))
  meta.pubStatus = 'usable'
  const sent = zonedMoment(email.date)
  if (sent) meta.versionCreated = sent
  const { length } = email.attachments
  if (length > 0)
    report('attachment', `${length === 1 ? 'An attachment is' : `${length} attachments are`} left out`)
  if (text.trim()) {
    const framed = await framedStories(text, file, report)
    return framed ?? [typedStory(text, withoutC1(email.subject ?? ''), meta, file, report)]
  }
  if (email.html)
    return unlessFaulty(
      () => [pageStory(email, meta, file, report)],
      ({ message }) => report('mail', `The mail cannot be read: ${message}`, { line: 1 }),
    )
  report('no-copy', 'The mail holds no copy', { line: 1 })
  return []
}

/** The messages of a wire that came by mail, frames and all or what is left of them. */
async function framedStories(text: string, file: VFile, report: Report<Rule>): Promise<Story[] | undefined> {
  const inner = new VFile({ path: file.path, value: text })
  inner.data = { ...file.data }
  // Those are the whole mail’s.
  delete inner.data.bytes
  const reader = [anpa(), iptc7901(), zczc()].find((each) => each.detect(inner).score >= 0.5)
  if (!reader) return undefined
  const stories = await reader.read(inner, report as Report)
  if (inner.data.copy !== undefined) file.data.copy = inner.data.copy
  return stories
}

function typedStory(text: string, subject: string, meta: Meta, file: VFile, report: Report<Rule>): Story {
  const { cover, body, signature } = piecesOf(text)
  report.remove('cover', cover)
  const layout = layoutOf(body)
  const above = headed(layout.blocks, subject)
  const story = assemble({ ...layout, blocks: [...above, ...layout.blocks] }, meta, report)
  report.remove('signature', signature)
  file.data.copy = [cover, ...above.map(({ copy }) => copy), body, signature].join('\n')
  return story
}

const forwarded =
  /^[>\s]*-{3,} ?(?:original message|forwarded (?:message|by .{1,80})|weitergeleitete nachricht|ursprüngliche nachricht|message (?:transféré|d'origine)|mensaje (?:reenviado|original)|messaggio (?:inoltrato|originale)|doorgestuurd bericht|oorspronkelijk bericht) ?-{3,}[ \t]*$/im

/** What the sender wrote above a wire that he passes on; the copy; what stands under the line “-- ” (RFC 3676, 4.3) or a list’s rule. */
function piecesOf(text: string): { cover: string; body: string; signature: string } {
  const mark = forwarded.exec(text)
  let from = mark ? mark.index + mark[0].length : 0
  // The fields of the mail that is passed on.
  const fields =
    mark &&
    /^(?:[>\s]*\n)*(?:[> \t]*(?:[A-Z][\w-]{1,20}|Date|An|De|À|Objet|Asunto|Fecha): ?.*\n)+/i.exec(
      text.slice(from + 1),
    )
  if (fields) from += 1 + fields[0].length
  const rest = text.slice(from)
  const rule = /(?:^|\n)(?:-- ?|_{20,})\n(?![\s\S]*\n(?:-- ?|_{20,})\n)/.exec(rest)
  const to = rule && rule.index > rest.length / 3 ? rule.index : rest.length
  return { cover: text.slice(0, from), body: rest.slice(0, to), signature: rest.slice(to) }
}

/** The subject as the headline, where the copy does not begin with it; where it does, that line is the headline. */
function headed(blocks: readonly Block[], subject: string): Block[] {
  const title = titleOf(subject)
  if (!title) return []
  const known = blocks.slice(0, 12).find(({ copy }) => isSame(copy, title))
  const line = known?.lines[0]
  if (!line) return [paragraphFrom(title, 1, 'headline')]
  if (known.lines.length === 1) line.role = 'headline'
  return []
}

/** Re: [wire] Press release: Ferries idle -> Ferries idle */
function titleOf(subject: string): string {
  return subject
    .replace(
      /^(?:(?:re|fwd?|wg|aw|tr|rv|wire|press release|pressemitteilung|news release|media release|communiqué(?: de presse)?|comunicato stampa|nota de prensa)\s*:\s*|\[[^\]]*\]\s*|embargoed\s*[-:—–]\s*|(?:sperrfrist|sous embargo|embargo(?:ed)?)\b[^:]{0,40}:\s*)+/i,
      '',
    )
    .trim()
}

function pageStory(email: Email, meta: Meta, file: VFile, report: Report<Rule>): Story {
  const page = pageOf(withoutC1(email.html ?? ''))
  const title = titleOf(withoutC1(email.subject ?? ''))
  if (title && ![...within(page, 'h1', 'h2', 'title')].some(wordsOf)) {
    const heading = element('h1', 1)
    heading.children.push(textNode(title, 1))
    page.children.unshift(heading)
  }
  const { story, copy } = storyOfPage(page, meta, report)
  file.data.copy = copy
  return story
}
