/**
 * Which lines of the wire a paragraph was made of, by its letters: editing changes none, so those of all lines that stand
 * in the story, one after another, are those of its paragraphs.
 */

/** Letters and digits; their forms, signs and spaces do not count. */
export function lettersOf(words) {
  return words.normalize('NFKD').replace(/[^\p{L}\p{N}]/gu, '')
}

/**
 * The letters of all lines that stand in the story, and where each line begins and ends in them. `others`: the lines that
 * do not, by their letters, for a page may show a fact.
 */
export function streamOf(lines) {
  let letters = ''
  const pieces = []
  const others = new Map()
  for (const { number, entries } of lines) {
    for (const { fate, copy } of entries) {
      const own = lettersOf(copy)
      if (fate !== 'story') others.set(own, [number])
      else if (own !== '') {
        pieces.push({ start: letters.length, end: letters.length + own.length, line: number })
        letters += own
      }
    }
  }
  return { letters, pieces, others }
}

/** For each of these texts, in order, the numbers of the lines that it was made of; none where it is from no line. */
export function linesOfTexts({ letters, pieces, others }, texts) {
  const starts = new Set(pieces.map(({ start }) => start))
  const ends = new Set(pieces.map(({ end }) => end))
  let from = 0
  return texts.map((text) => {
    const own = lettersOf(text)
    if (own === '') return []
    // Most stand after the one before; a caption, say, may have been moved.
    const at = [from, 0].map((since) => placeOf(own, since)).find((place) => place >= 0)
    if (at === undefined) return others.get(own) ?? []
    from = at + own.length
    const lines = pieces.filter(({ start, end }) => start < from && end > at).map(({ line }) => line)
    return [...new Set(lines)]
  })

  function placeOf(own, since) {
    let at = letters.indexOf(own, since)
    while (at >= 0 && !(starts.has(at) && ends.has(at + own.length))) at = letters.indexOf(own, at + 1)
    return at
  }
}
