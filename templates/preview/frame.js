/** A view in a frame: where its paragraphs come from, marking them, and keeping its place when it is loaded again. */
import { reveal } from './wire.js'
import { linesOfTexts } from './words.js'

// A table or a list may have come as one; else each of its rows or items has lines of its own.
const blocks = 'h1, h2, h3, h4, h5, h6, p, ul, ol, li, pre, table, tr, figcaption, blockquote, .block'

const sheet = `
  [data-lines] { cursor: pointer }
  [data-lines]:hover { outline: 1px dotted #9a7a1a; outline-offset: 4px }
  [data-marked], [data-marked]:hover {
    background-color: rgb(224 168 0 / .22); outline: 2px solid #b07d00; outline-offset: 3px; border-radius: 2px;
  }
`

/** Loads a page; where the frame has shown it before, the place that was read stays. */
export function load(frame, href) {
  const { scrollX = 0, scrollY = 0, location } = frame.contentWindow ?? {}
  const isSame = frame.dataset.page === href.replace(/\?.*/, '')
  frame.dataset.page = href.replace(/\?.*/, '')
  return new Promise((resolve) => {
    frame.addEventListener(
      'load',
      () => {
        if (isSame) frame.contentWindow.scrollTo(scrollX, scrollY)
        resolve()
      },
      { once: true },
    )
    location.replace(href)
  })
}

/** Ties the blocks of a document or an element to lines; `onPick` hears of the lines of one that is clicked. */
export function tie(root, stream, onPick) {
  const page = root.ownerDocument ?? root
  if (page !== document) dress(page)
  const all = [...root.querySelectorAll(blocks)]
  const lines = linesOfTexts(
    stream,
    all.map((block) => block.textContent),
  )
  for (const [index, block] of all.entries()) {
    if (lines[index].length > 0) block.dataset.lines = lines[index].join(' ')
    else delete block.dataset.lines
  }
  root.onclick = (event) => {
    const link = event.target.closest('a[href]')
    // The frame shows this story; what it leads to opens elsewhere or not at all.
    if (link && !link.getAttribute('href').startsWith('#')) event.preventDefault()
    const block = event.target.closest('[data-lines]')
    const isReading = !page.getSelection().isCollapsed
    if (block && !isReading) onPick(block.dataset.lines.split(' ').map(Number))
  }
}

function dress(page) {
  const own = new page.defaultView.CSSStyleSheet()
  own.replaceSync(sheet)
  page.adoptedStyleSheets = [own]
}

/** Marks the blocks of these lines, and shows the first. */
export function mark(root, lines, isShown) {
  const marked = [...root.querySelectorAll('[data-lines]')].filter((block) => {
    const isMarked = block.dataset.lines.split(' ').some((line) => lines.has(Number(line)))
    block.toggleAttribute('data-marked', isMarked)
    return isMarked
  })
  if (!isShown || !marked[0]) return
  const page = root.ownerDocument ?? root
  reveal(marked[0], { top: 0, bottom: page.defaultView.innerHeight })
}
