/**
 * Words that lead to the next one: a short line rather does not end with them.
 *
 *     Five questions for the man who   ->   Five questions for the man
 *     paints the yellow lines               who paints the yellow lines
 */

const setOf = (words: string) => new Set(words.split(/\s+/))

/** Articles and the like, which belong to the noun that follows; in English, German, and the Romance languages. */
const articles = setOf(
  `a an the no its his her their our my your this these those der die das den dem des ein eine einen einem einer kein
   keine le la les l un une du au aux el los las al lo il gli i dei della del nel nella het een os as um uma do dos da
   das na no nos ao pelo pela`,
)

const others = setOf(
  `and or but nor of in on at to by for from with as into over under after before about than that who whose which when
   where while if is are was were be been has have had will would can could may must should not says und oder im am vom
   zum zur von mit auf aus bei für nach um über unter vor als wie dass wenn ist sind war hat will nicht sich de et ou où
   en dans par pour sur avec sans chez que qui ne se est sont y o con sin según su sus es son ha di per tra fra che non
   è e ed van te naar voor met op uit bij zijn dat niet com em não para por`,
)

/** How closely the last word of a line belongs to the next: 0 not, 1 as a preposition does, 2 as an article does. */
export function bondOf(word: string): 0 | 1 | 2 {
  if (articles.has(word) || /^[$£€]?\d[\d.,]*$/.test(word)) return 2
  return others.has(word) ? 1 : 0
}
