/**
 * Lines that say when something was published, in the wires' languages: nothing in them but dates, times and the words
 * that go with them.
 *
 *     Published 6:14 a.m. March 3, 2015 | Updated 9:02 a.m.        / August 2, 2009        Stand: 3.10.2014, 14:30 Uhr
 */
import { isAgency } from './agencies.ts'
import { held } from './held.ts'
import { months } from './places.ts'

const stampWords = new Set(
  `published updated posted modified created last first on at of the by from originally publication date print edition
   final home late early city metro state national morning evening afternoon am pm a p m gmt utc est edt et cst cdt ct
   mst mdt mt pst pdt pt hkt sgt kst msk aest aedt uk ist bst cet cest mez mesz jst wib hrs h min uhr stand veröffentlicht aktualisiert erstellt am um
   vom publié publiée mis mise à jour le heures modifié mise en ligne du et publisert oppdatert publicerad uppdaterad publiceret opdateret offentliggjort den kl klokken klockan
   mandag tirsdag onsdag torsdag fredag lørdag søndag måndag tisdag lördag söndag publicado actualizado el a las los de del
   h hs horas eastern central mountain pacific standard daylight greenwich mean time years months year month ago pubblicato aggiornato il alle ore gepubliceerd bijgewerkt laatst op om uur atualizado em às
   monday tuesday wednesday thursday friday saturday sunday mon tue tues wed thu thur thurs fri sat sun
   montag dienstag mittwoch donnerstag freitag samstag sonntag sonnabend mo di mi do fr sa so
   lundi mardi mercredi jeudi vendredi samedi dimanche lunes martes miércoles jueves viernes sábado domingo
   lunedì martedì mercoledì giovedì venerdì sabato domenica maandag dinsdag woensdag donderdag vrijdag zaterdag zondag
   segunda terça quarta quinta sexta feira segunda-feira terça-feira quarta-feira quinta-feira sexta-feira`.split(
    /\s+/,
  ),
)

/** How surely a line, or a piece of it between bars, is such a stamp: 0 not at all, 1 a bare day, 2 a date or time. */
export const stampOf = held((copy): 0 | 1 | 2 => {
  if (copy.length > 110 || !/\d/.test(copy)) return 0
  const grades = copy.split(/\s[|•·]\s|\s\/\/\s/).map(gradeOf)
  return Math.max(...grades) as 0 | 1 | 2
})

function gradeOf(copy: string): 0 | 1 | 2 {
  const tokens = copy
    .toLowerCase()
    .split(/[\s,.()/–—:;@-]+/)
    .filter((token) => token !== '')
  let [numbers, names] = [0, 0]
  for (const token of tokens) {
    if (/^\d{1,4}(?:st|nd|rd|th|er|am|pm|h\d{0,2})?$/.test(token)) numbers++
    else if (months.has(token)) names++
    else if (!stampWords.has(token)) return 0
  }
  const isTime = /\d{1,2}(?::|h| ?uhr|\.)\d\d|\d ?[ap]\.?m\b/i.test(copy)
  const isFigures = /(?<![\d./-])\d{1,4}[-./]\d{1,2}[-./]\d{2,4}\b(?![./-]\d)/.test(copy)
  if (names > 0 && numbers > 0) return isTime || numbers > 1 ? 2 : 1
  return isFigures || (isTime && tokens.length > 2) ? 2 : 0
}

/** PTI | Jun 19, 2019, 21:14 IST        Ourense - 27 feb 2015 - 18:42 CET        June 9, 2020 | Source: Brill & Sons */
export const isStampLine = held((copy) => {
  if (stampOf(copy) === 2) return true
  const pieces = copy.split(/\s?[|•·]\s?|\s[—–-]\s|\s,\s/)
  return (
    pieces.length >= 2 &&
    copy.length <= 120 &&
    pieces.some((piece) => stampOf(piece) === 2) &&
    pieces.every(
      (piece) =>
        stampOf(piece) > 0 ||
        isAgency(piece) ||
        (piece.length < 50 && !/[.!?]$/.test(piece.replace(/Inc\.$/, ''))),
    )
  )
})
