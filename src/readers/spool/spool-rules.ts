/** What readers of spools report. */
import { fails, informs, warns } from '../../report.ts'

export const spoolRules = {
  broken: fails('A message of a spool cannot be read, and is left out; its neighbors are read.'),
  'take-missing': warns('A story lacks a take that its wire announces.'),
  'cut-off': warns('A message breaks off before its end.'),
  leftover: informs('What stands between messages is left out.'),
}
