/** The page of a preview: what is chosen, what is loaded of it, and loading again what has changed. */
import { load, mark, tie } from './frame.js'
import { showPdf } from './pdf.js'
import { element, markLines, showLines, tellOf } from './wire.js'
import { streamOf } from './words.js'

const at = (selector) => document.querySelector(selector)
const tabs = [...document.querySelectorAll('[role=tab]')]
const names = tabs.map(({ dataset }) => dataset.view)

/** What is chosen; it stands in the address, so that it is there again when the page is loaded again. */
const chosen = { view: 'html', ...Object.fromEntries(new URLSearchParams(location.hash.slice(1))) }

/** What the server has said of the source, and of each view of it. */
let source
let views = {}
let hasPdfjs = false
/** The address that each panel shows. */
const shown = {}
let picked = new Set()

async function ask(path) {
  const answer = await fetch(path)
  if (!answer.ok) throw new Error(await answer.text())
  return answer.json()
}

function state(words, isFault = false) {
  at('#state').textContent = words
  at('#state').toggleAttribute('data-fault', isFault)
}

function tellFault(error) {
  state(error.message, true)
}

function choose(change) {
  Object.assign(chosen, change)
  history.replaceState(null, '', `#${new URLSearchParams(chosen)}`)
}

async function loadSources() {
  const { sources, fault, ...rest } = await ask('/sources')
  hasPdfjs = rest.hasPdfjs
  if (!sources.some(({ id }) => id === chosen.source)) choose({ source: sources[0]?.id })
  at('#sources').hidden = sources.length < 2
  at('#sources ul').replaceChildren(...sources.map((each) => linkTo(each, commonIn(sources))))
  const { path = '' } = sources.find(({ id }) => id === chosen.source) ?? {}
  at('#title').textContent = path
  document.title = `${path} – Preview`
  state(fault ?? 'Up to date', fault !== undefined)
}

/** How long the folder’s name is that all of them lie in. */
function commonIn(sources) {
  const folders = sources.map(({ path }) => path.slice(0, path.lastIndexOf('/') + 1))
  return folders.every((folder) => folder === folders[0]) ? (folders[0]?.length ?? 0) : 0
}

function linkTo({ id, path }, common) {
  const cut = path.lastIndexOf('/') + 1
  const link = element('a', { href: `#source=${id}`, title: path })
  link.append(
    element('span', { className: 'folder', textContent: path.slice(common, cut) }),
    element('span', { textContent: path.slice(cut) }),
  )
  if (id === chosen.source) link.setAttribute('aria-current', 'page')
  link.onclick = (event) => {
    event.preventDefault()
    choose({ source: id, story: '' })
    picked = new Set()
    at('#wire ol').scrollTop = 0
    refresh()
  }
  return element('li', {}, link)
}

/** Which loading this is: what an earlier one still brings is late, and nobody’s. */
let turn = 0

/** Loads the source and the view that is looked at, then the other views, for what they have to say. */
async function refresh() {
  const own = ++turn
  try {
    await loadSources()
    const { source: id, view } = chosen
    if (!id) return
    const before = JSON.stringify(source)
    const [proof, first] = await Promise.all([ask(`/source/${id}`), ask(`/source/${id}/${view}`)])
    if (own !== turn) return
    source = { id, ...proof, stream: streamOf(proof.lines) }
    views = { [view]: first }
    if (before !== JSON.stringify(source)) showWire()
    showStories()
    await showView()
    for (const name of names.filter((name) => name !== view)) {
      const next = await ask(`/source/${id}/${name}`)
      if (own !== turn) return
      views[name] = next
      showRemarks()
    }
    await showView()
  } catch (error) {
    if (own === turn) tellFault(error)
  }
}

function showWire() {
  const { reader, lines } = source
  at('#reader').textContent = reader ? `${reader.name}: ${reader.because}` : ''
  showLines(at('#lines'), lines, (line) => pick([line], 'wire'))
  tellOf(at('#detail'), lines, picked)
}

function showStories() {
  const { stories } = source
  if (!stories.some(({ slug }) => slug === chosen.story)) choose({ story: stories[0]?.slug ?? '' })
  at('#story').hidden = stories.length < 2
  const select = at('#story select')
  select.replaceChildren(
    ...stories.map(({ slug, headline }) => element('option', { value: slug, textContent: headline })),
  )
  select.value = chosen.story
  select.onchange = () => {
    choose({ story: select.value })
    showView().catch(tellFault)
  }
}

/** Where the chosen story stands in a view; the hash has a browser load it again where it has changed. */
function hrefOf(name) {
  const page = views[name]?.pages[chosen.story]
  const path = page?.split('/').map(encodeURIComponent).join('/')
  return path && `/view/${source.id}/${name}/${path}?${views[name].hash}`
}

const shows = {
  html: (panel, href) => load(panel.querySelector('iframe'), href),
  epub: (panel, href) => load(panel.querySelector('iframe'), href),
  pdf: (panel, href) => showPdf(panel, href, hasPdfjs),
  async markdown(panel, href) {
    const words = await (await fetch(href)).text()
    // What a blank line parts is a block.
    const parts = words
      .split(/(\n{2,})/)
      .map((part) => element('span', { className: part.trim() && 'block', textContent: part }))
    panel.querySelector('pre').replaceChildren(...parts)
  },
}

/** `isTurned`: whether it was another view that was looked at before. */
async function showView(isTurned = false) {
  const { view } = chosen
  for (const tab of tabs) {
    const isChosen = tab.dataset.view === view
    tab.setAttribute('aria-selected', isChosen)
    tab.tabIndex = isChosen ? 0 : -1
    at(`#panel-${tab.dataset.view}`).hidden = !isChosen || !hrefOf(view)
  }
  showRemarks()
  const href = hrefOf(view)
  at('#empty').hidden = href !== undefined || !views[view]
  at('#alone').hidden = !href
  if (!href) return
  at('#alone').href = href
  if (shown[view] !== href) {
    shown[view] = href
    await shows[view](at(`#panel-${view}`), href)
  }
  const root = rootOf(view)
  if (!root || shown[view] !== href) return
  tie(root, source.stream, (lines) => pick(lines, 'view'))
  markAll(isTurned ? 'wire' : '')
}

/** What holds the paragraphs of a view; the drawing of a PDF has none. */
function rootOf(view) {
  if (view === 'markdown') return at('#panel-markdown pre')
  return view === 'pdf' ? undefined : at(`#panel-${view} iframe`).contentDocument
}

/** `from`: where they were chosen, which stays where it is. */
function pick(lines, from) {
  picked = new Set(lines)
  markAll(from)
  tellOf(at('#detail'), source.lines, picked)
}

function markAll(from) {
  markLines(at('#lines'), picked, from === 'view')
  const root = rootOf(chosen.view)
  if (root) mark(root, picked, from === 'wire')
}

const severities = { fail: 'error', warn: 'warning', info: 'note' }

/** A remark that several views make is one. */
function showRemarks() {
  const all = [...source.remarks, ...names.flatMap((name) => views[name]?.remarks ?? [])]
  const remarks = [...new Map(all.map((remark) => [JSON.stringify(remark), remark])).values()]
  at('#remarks ul').replaceChildren(...remarks.map(remarkOf))
  at('#remarks-title').textContent =
    remarks.length === 0 ? 'Diagnostics: nothing to remark' : `Diagnostics (${remarks.length})`
}

function remarkOf({ severity, reason, owner, rule, line, note }) {
  const row = element('li', {}, element('strong', { textContent: severities[severity] }))
  row.dataset.severity = severity
  if (line) {
    const button = element('button', { type: 'button', textContent: `line ${line}` })
    button.onclick = () => {
      pick([line], 'wire')
      markLines(at('#lines'), picked, true)
    }
    row.append(button)
  }
  row.append(
    element('span', { textContent: note ? `${reason} (${note})` : reason }),
    element('code', { textContent: `${owner}:${rule}` }),
  )
  return row
}

for (const tab of tabs) {
  tab.onclick = () => {
    choose({ view: tab.dataset.view })
    showView(true).catch(tellFault)
  }
  tab.onkeydown = ({ key }) => {
    const step = { ArrowRight: 1, ArrowLeft: -1 }[key] ?? 0
    const next = tabs.at((tabs.indexOf(tab) + step) % tabs.length)
    if (step !== 0) {
      next.focus()
      next.click()
    }
  }
}

const events = new EventSource('/events')
let hasOpened = false
events.onopen = () => {
  if (hasOpened) refresh()
  hasOpened = true
}
events.onerror = () => state('The preview has ended: what is shown stays', true)
events.onmessage = ({ data }) => {
  const { changed } = JSON.parse(data)
  if (changed.includes(chosen.source)) refresh()
  else loadSources().catch(tellFault)
}
if (!names.includes(chosen.view)) choose({ view: 'html' })
refresh()
