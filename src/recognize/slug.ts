/**
 * The slug and keyword lines of a wire: what the desk calls the story.
 *
 *     AM-Ferry Strike,0410        BC-OBIT-LENIHAN-NYT        GLOBAL-PRECIOUS/ (UPDATE 1)        wp-Thaw 2takes 04-02 0711
 */
import { type Clue, type Recognizer, type Setting, when, wordsIn } from './evidence.ts'

export const slug: Recognizer = {
  role: 'slug',
  weigh(copy, setting): Clue[] {
    const { index } = setting
    if (index > 8 || copy.length > 80) return []
    return [
      // AP: cycle designator, keyword, version, word count.
      when(/^(?:[a-z] [a-z] )?(?:am|pm|bc|ap)-[\p{L}\d]/iu.test(copy), 7, 'begins with a cycle designator'),
      when(/^[a-z]{1,3}\d{4}(?: +-{2,4})?$/.test(copy), 7, 'is a service letter and story number'),
      when(/^[A-Z]{2,5}-?[A-Z]{0,3}\d{2,4}$/.test(copy), 7, 'is an agency’s story number'),
      when(
        /^[A-Z][\p{L}.]+(?:[-/][\p{L}\d.]+){1,4}(?:\/|,sched| \(\d+\))$/u.test(copy),
        6,
        'is a keyword line',
      ),
      when(/^[A-Z]{2,}(?:[-/][A-Z0-9.]{2,}){1,4}$/.test(copy), 6, 'is a keyword line in capitals'),
      when(/^\S+ \d?takes? \d\d-\d\d \d{3,4}$/i.test(copy), 8, 'ends with takes, date and word count'),
      when(/,\s?\d{3,4}$/.test(copy) && copy.length < 50, 3, 'ends with a word count'),
      when(/^[a-z] [a-z] \S.*\d\d-\d\d \d{4}$/.test(copy), 8, 'is a transmission header'),
      when(/^APA\d{4}\b/.test(copy), 8, 'is an agency’s story number'),
      when(/^\p{Lu}[\p{L}.-]+(?:\/[\p{Lu}\d][\p{L}\d. -]*){2,6}\/?$/u.test(copy), 6, 'is a row of keywords'),
      when(
        /^\p{Lu}[\p{Lu}. -]{3,40} \(\p{Lu}\p{Ll}+\)$/u.test(copy),
        7,
        'is keywords with the kind of story',
      ),
      when(
        /^(?:urgent|bulletin(?: matter)?|flash|newsalert|advisory|eilmeldung)$/i.test(copy),
        7,
        'is a priority',
      ),
      when(
        index < 4 && isTypedSlug(copy) && isHeadlineBelow(setting),
        5,
        'is typed in lower case at the top',
      ),
    ]
  },
}

/** What a newsroom's typists put in the corner: the subject, the writer's name. */
function isTypedSlug(copy: string): boolean {
  return /^[a-z][a-z ]*$/.test(copy) && wordsIn(copy).length <= 3
}

function isHeadlineBelow({ blocks, index }: Setting): boolean {
  return blocks
    .slice(index + 1, index + 4)
    .some(({ copy }) => /^\p{Lu}/u.test(copy) && wordsIn(copy).length >= 3)
}
