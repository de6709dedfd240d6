/** A PDF: its pages drawn by pdf.js where the server has it, else in the browser’s own viewer. */

/** One for all that is drawn: to start it takes longer than to draw a page. */
let worker

/** `hasPdfjs`: whether the server has it. */
export async function showPdf(panel, href, hasPdfjs) {
  if (!hasPdfjs) return inViewer(panel, href)
  const pdfjs = await import('/pdfjs/pdf.min.mjs')
  pdfjs.GlobalWorkerOptions.workerSrc = '/pdfjs/pdf.worker.min.mjs'
  worker ??= new pdfjs.PDFWorker()
  const pages = await drawn(pdfjs, href, panel.clientWidth)
  // Put in place together, so that nothing flickers and what was read stays where it is.
  const { scrollTop } = panel
  panel.replaceChildren(...pages)
  panel.scrollTop = scrollTop
}

function inViewer(panel, href) {
  // As wide as there is room, and nothing beside it (RFC 8118, 3).
  const src = `${href}#navpanes=0&view=FitH`
  const frame = Object.assign(document.createElement('iframe'), { title: 'PDF', src })
  panel.replaceChildren(frame)
}

/** All pages, at the width that there is. */
async function drawn({ getDocument }, url, room) {
  const task = getDocument({ url, worker })
  const pdf = await task.promise
  const pages = []
  for (let number = 1; number <= pdf.numPages; number++) {
    const page = await pdf.getPage(number)
    const natural = page.getViewport({ scale: 1 })
    const width = Math.min(room - 48, natural.width * 1.5)
    const viewport = page.getViewport({ scale: (width / natural.width) * devicePixelRatio })
    const canvas = document.createElement('canvas')
    canvas.width = Math.round(viewport.width)
    canvas.height = Math.round(viewport.height)
    canvas.style.width = `${Math.round(width)}px`
    canvas.setAttribute('role', 'img')
    canvas.setAttribute('aria-label', `Page ${number} of ${pdf.numPages}`)
    await page.render({ canvas, viewport }).promise
    pages.push(canvas)
  }
  await task.destroy()
  return pages
}
