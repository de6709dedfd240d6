/** What a build is told of time: the only place that asks a clock. */
import { isZoned, momentOf } from '../dates.ts'
import { OptionError } from '../hints.ts'
import type { Clock } from '../pipeline.ts'

/** `stated`: what --now says it is, for embargoes and expiries; else it is now. */
export function clockOf(stated: string | undefined): Required<Pick<Clock, 'now'>> & Clock {
  const date = buildDate()
  return { now: stated === undefined ? new Date().toISOString() : momentNamed(stated), ...(date && { date }) }
}

function momentNamed(stated: string): string {
  const moment = momentOf(stated)
  if (moment && isZoned(moment)) return moment
  throw new OptionError(`--now must be a moment with its zone, such as 2026-03-14T11:09:00Z, not “${stated}”`)
}

/** Of a build, for stories that state no date (reproducible-builds.org, SOURCE_DATE_EPOCH). */
function buildDate(): string | undefined {
  const epoch = process.env.SOURCE_DATE_EPOCH
  if (epoch === undefined || epoch === '') return undefined
  const date = new Date(Number(epoch) * 1000)
  if (!/^\d+$/.test(epoch) || Number.isNaN(date.valueOf())) {
    throw new OptionError(`SOURCE_DATE_EPOCH must be seconds since 1970, not “${epoch}”`)
  }
  return date.toISOString()
}
