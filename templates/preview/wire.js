/** The lines of the wire: a number, what the line was taken for, its words; and the account of the line that is chosen. */

/** Kinds of parts, which have their colors. */
const kinds = {
  head: ['headline', 'kicker', 'deck', 'subhead'],
  credit: ['byline', 'credit', 'dateline', 'contributorLine'],
  matter: ['agate', 'figure', 'caption', 'editorsNote', 'correction', 'pullQuote', 'rule'],
}

/** What became of a piece of copy, in words. */
const fates = { story: 'stands in the story', meta: 'is kept as a fact', removed: 'is left out' }

function kindOf({ fate, as }) {
  if (fate !== 'story') return fate
  return Object.keys(kinds).find((kind) => kinds[kind].includes(as)) ?? 'body'
}

export function element(name, given = {}, ...children) {
  const made = Object.assign(document.createElement(name), given)
  made.append(...children)
  return made
}

/** Shows the lines; `onPick` hears of the number of one that is chosen. */
export function showLines(list, lines, onPick) {
  let before = ''
  const rows = lines.map((line) => {
    const parts = [...new Set(line.entries.map(({ as }) => as))].join(', ')
    const row = rowOf(line, parts === before ? '' : parts)
    if (line.text.trim() !== '') before = parts
    return row
  })
  list.replaceChildren(...rows)
  list.style.setProperty('--digits', String(lines.length).length)
  const first = list.querySelector('button')
  if (first) first.tabIndex = 0
  list.onclick = ({ target }) => {
    const row = target.closest('li[data-line]')
    if (row && getSelection().isCollapsed) onPick(Number(row.dataset.line))
  }
  list.onkeydown = (event) => moveOn(event, list)
}

/** `label`: its parts, where they are others than those of the line before. */
function rowOf({ number, text, entries }, label) {
  const row = element('li')
  row.dataset.line = number
  const [entry] = entries.toSorted((one, other) => other.copy.length - one.copy.length)
  if (entry) row.dataset.kind = kindOf(entry)
  if (entries.length > 0) row.title = accountOf(entries).join('\n')
  const button = element('button', { type: 'button', textContent: number, tabIndex: -1 })
  button.setAttribute('aria-label', `Line ${number}${entry ? `, ${entry.as}` : ''}`)
  row.append(
    button,
    element('span', { className: 'part', textContent: label }),
    element('span', { className: 'text', textContent: text }),
  )
  return row
}

/** "byline stands in the story: +6 begins with By" */
function accountOf(entries) {
  return entries.map(({ as, fate, because = [] }) => {
    const why = because.length > 0 ? `: ${because.join(', ')}` : ''
    return `${as} ${fates[fate]}${why}`
  })
}

/** Arrow keys go from line to line, so that Tab leaves them. */
function moveOn(event, list) {
  const buttons = [...list.querySelectorAll('button')]
  const at = buttons.indexOf(document.activeElement)
  const to = { ArrowDown: at + 1, ArrowUp: at - 1, Home: 0, End: buttons.length - 1 }[event.key]
  const next = buttons[to]
  if (at < 0 || !next) return
  event.preventDefault()
  for (const button of buttons) button.tabIndex = button === next ? 0 : -1
  next.focus()
}

/** Marks these lines, and shows the first where it was not chosen here. */
export function markLines(list, lines, isShown) {
  const marked = [...list.children].filter((row) => {
    const isMarked = lines.has(Number(row.dataset.line))
    row.toggleAttribute('data-marked', isMarked)
    row.querySelector('button').setAttribute('aria-pressed', isMarked)
    return isMarked
  })
  if (isShown && marked[0]) reveal(marked[0], list.getBoundingClientRect())
}

/** Brings an element into sight; where it is in sight, nothing moves. */
export function reveal(element, { top, bottom }) {
  const own = element.getBoundingClientRect()
  if (own.top < top || own.bottom > bottom) element.scrollIntoView({ block: 'center' })
}

const hint = 'Choose a line to see what it was taken for, or a paragraph to see its lines.'

/** What became of these lines, and why. */
export function tellOf(box, lines, chosen) {
  const own = lines.filter(({ number }) => chosen.has(number))
  if (own.length === 0) return box.replaceChildren(element('p', { textContent: hint }))
  const [first, last] = [own[0].number, own.at(-1).number]
  const title = first === last ? `Line ${first}` : `Lines ${first} to ${last}`
  const entries = own.flatMap((line) => line.entries)
  const told = [...new Set(accountOf(entries))]
  box.replaceChildren(
    element('p', {}, element('strong', { textContent: title })),
    ...(told.length > 0 ? told : ['Nothing of the copy: blank, or markup.']).map((textContent) =>
      element('p', { textContent }),
    ),
  )
}
