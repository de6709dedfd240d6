/**
 * The head of a story: kicker, headline, deck.
 *
 *     ANALYSIS                                              kicker
 *     In a divided council, the quiet man holds the vote    headline
 *     After three decades in the back row, Ewan Marchetti   deck, on
 *     finds himself at the center of a fight over water     two lines
 */
import { opensAsByline } from './byline.ts'
import { datelineOf } from './dateline.ts'
import { type Clue, endsAsSentence, isCaps, type Recognizer, when, wordsIn } from './evidence.ts'

const standingHeads =
  /^(?:analysis|news analysis|exclusive|opinion|editorial|commentary|column|profile|interview|fact check|explainer|q ?& ?a|obituary|review|feature|update|correction|breaking(?: news)?|urgent|bulletin|flash|kommentar|analyse|hintergrund|reportage|analyse|enquête|entretien|portrait|análisis|entrevista)$/i

export const kicker: Recognizer = {
  role: 'kicker',
  weigh(copy, { blocks, index }): Clue[] {
    const next = blocks[index + 1]
    if (!next || copy.length > 40) return []
    return [
      when(standingHeads.test(copy), 7, 'is a standing head'),
      when(
        isCaps(copy) && !isCaps(next.copy) && wordsIn(copy).length <= 3 && !endsAsSentence(copy),
        4,
        'is a few words in capitals over a line that is not',
      ),
    ]
  },
}

export const headline: Recognizer = {
  role: 'headline',
  span: 3,
  weigh(copy, { blocks, index }, span): Clue[] {
    if (copy.length > 220) return []
    const next = blocks[index + span]
    return [
      when(copy.length <= 110, 3, 'is as short as a headline'),
      when(copy.length > 140, -5, 'is longer than a headline'),
      when(!endsAsSentence(copy) || /\?$/.test(copy), 2, 'does not end as a sentence'),
      when(/[^.]\.$/.test(copy), -2, 'ends with a period'),
      when(next !== undefined && opensAsByline(next.copy), 2, 'stands over a byline'),
      when(blocks[index - 1]?.copy === 'HEADLINE:', 9, 'is labeled as the headline'),
      when(opensAsByline(copy), -8, 'begins as a byline'),
      when(datelineOf(copy) !== undefined, -8, 'has a dateline'),
      ...joined(blocks.slice(index, index + span).map((block) => block.copy)),
    ]
  },
}

export const deck: Recognizer = {
  role: 'deck',
  span: 3,
  weigh(copy, { blocks, index }, span): Clue[] {
    const next = blocks[index + span]
    if (copy.length > 260) return []
    return [
      when(!blocks[index]?.gap, 2, 'stands close to the line above'),
      when(blocks[index]?.gap ?? false, -1, 'stands apart from the line above'),
      when(next !== undefined && opensAsByline(next.copy), 4, 'stands over a byline'),
      when(!endsAsSentence(copy), 2, 'does not end as a sentence'),
      when(wordsIn(copy).length < 4, -3, 'has fewer than four words'),
      when(opensAsByline(copy), -8, 'begins as a byline'),
      when(datelineOf(copy) !== undefined, -9, 'has a dateline'),
      ...joined(blocks.slice(index, index + span).map((block) => block.copy)),
    ]
  },
}

/** Lines make one heading where the first breaks off, and the next goes on in the same breath. */
function joined(lines: string[]): Clue[] {
  const [, ...others] = lines
  return others.flatMap((line, index) => [
    when(/^\p{Ll}/u.test(line), 4, 'goes on in lower case'),
    when(!/^\p{Ll}/u.test(line), -5, 'begins anew on its second line'),
    when(endsAsSentence(lines[index] ?? ''), -4, 'ends a sentence before its last line'),
  ])
}
