/**
 * The slug and keyword lines of a wire: what the desk calls the story.
 *
 *     AM-Ferry Strike,0410        BC-OBIT-LENIHAN-NYT        GLOBAL-PRECIOUS/ (UPDATE 1)        wp-Thaw 2takes 04-02 0711
 */
import { type Clue, type Recognizer, when } from './evidence.ts'

export const slug: Recognizer = {
  role: 'slug',
  weigh(copy, { index }): Clue[] {
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
    ]
  },
}
