/** What a renderer works with, where nothing goes wrong. */
import { VFile } from 'vfile'
import type { Press } from '../../src/define.ts'
import { reportOn } from '../../src/report.ts'
import { loadTemplate } from '../../src/template.ts'

export const press: Press = {
  template: loadTemplate('article'),
  report: reportOn(new VFile(), 'markdown', {}),
  outputs: [],
}
