/**
 * Runs split by script (UAX 24) and by direction (UAX 9): each part is set in a face that has its script.
 *
 *     قال Reuters أمس   ->   [قال ] level 1, in the face of Arab; [Reuters] level 2, in the style's; [ أمس] level 1
 *
 * Copy that the style's own face is made for, Latin, Greek and Cyrillic, passes as it is.
 */
import type { Template } from '../template.ts'
import { levelsOf } from './bidi.ts'
import type { Run } from './runs.ts'
import type { Stick } from './stick.ts'

/** Whether copy holds a letter of another script than those, or a sign that turns the direction of writing. */
const foreign =
  /[\u0530-\u109f\u1100-\u1cff\u200e\u200f\u202a-\u202e\u2066-\u2069\u2e80-\ua63f\ua840-\udbff\ufb13-\ufdff\ufe30-\ufefc\uff01-\uffef]/
/** What has no width: joiners stay, which Arabic and others are spelled with. */
const control =
  /[\u0000-\u0008\u000e-\u001f\u007f-\u009f\u00ad\u061c\u200b\u200e\u200f\u202a-\u202e\u2060-\u206f\ufeff]/
const neutral = /[\p{Script=Common}\p{Script=Inherited}]/u
/** Two that are no letters of their own. */
const isSpace = (sign: string) => sign.trim() === ''

type Scripts = Template['scripts']

/** The same runs where there is nothing to split. */
export function byScript(runs: readonly Run[], stick: Stick): readonly Run[] {
  if (stick.direction === 'ltr' && !runs.some(({ copy }) => foreign.test(copy))) return runs
  const copy = runs.map((run) => (run.ends ? `${run.copy}\u2028` : run.copy)).join('')
  const levels = levelsOf(copy, stick.direction)
  const scripts = scriptsOf(copy, stick)
  let at = 0
  return runs.flatMap((run) => {
    const split = splitRun(run, levels.subarray(at), scripts.slice(at), stick)
    at += run.copy.length + (run.ends ? 1 : 0)
    return split
  })
}

function splitRun(run: Run, levels: Uint8Array, scripts: readonly string[], stick: Stick): Run[] {
  const split: Run[] = []
  let before: string | undefined
  for (let at = 0; at < run.copy.length; at++) {
    const sign = run.copy.charAt(at)
    if (control.test(sign)) continue
    const key = `${levels[at]} ${scripts[at]}`
    const last = split.at(-1)
    if (last && key === before) last.copy += sign
    else
      split.push({
        ...run,
        copy: sign,
        ends: false,
        level: levels[at] ?? 0,
        ...castOf(run, sign, scripts[at] ?? '', levels[at] ?? 0, stick),
      })
    before = key
  }
  const last = split.at(-1)
  if (last) last.ends = run.ends
  return last ? split : [run]
}

/** The type of a part, and its size. */
function castOf(
  run: Run,
  sign: string,
  script: string,
  level: number,
  stick: Stick,
): Pick<Run, 'type' | 'size' | 'own' | 'isTight'> {
  const { type, size } = run
  const direction = level % 2 === 1 ? 'rtl' : 'ltr'
  const own = stick.typecase.turned(type, direction)
  const cast = stick.template.scripts[script]
  const tight = script in joint && ({ isTight: true } as const)
  if (!cast || isAway(cast.face, sign, run.copy, stick)) return { type: own, size, own, ...tight }
  return { type: stick.typecase.turned(type, direction, cast.face), size: size * cast.size, own, ...tight }
}

/** Whether a face is in a package that is not installed; says so once, and not of each of its letters. */
function isAway(role: string, sign: string, copy: string, stick: Stick): boolean {
  const file = stick.template.missing(role)
  if (file === '') return false
  if (!stick.missing.has(role)) {
    const [scope, name] = file.split('/')
    const reason = `“${sign}” wants the face ${role}, which is not installed: run npm install ${scope}/${name}, or name another in template.json`
    stick.report('missing-face', reason, { node: stick.node })
  }
  for (const each of [role, ...copy]) stick.missing.add(each)
  return true
}

/** The entry of the template's `scripts` that each code unit is set by; '' for the style's own face. */
function scriptsOf(copy: string, stick: Stick): string[] {
  const home = scriptOf(stick.language)
  const order = orderOf(stick.template.scripts, home)
  const scripts: (string | undefined)[] = []
  for (const sign of copy) {
    const script =
      neutral.test(sign) && !isOwned(sign, order)
        ? undefined
        : (order.find(({ signs }) => signs.test(sign))?.name ?? '')
    for (let unit = 0; unit < sign.length; unit++) scripts.push(script)
  }
  return settled(scripts, order.some(({ name }) => name === home) ? home : '')
}

/** Punctuation and marks that only some scripts have (Script_Extensions): the Arabic comma, 、 and 。. */
function isOwned(sign: string, order: readonly Named[]): boolean {
  return !isSpace(sign) && order.some(({ signs }) => signs.test(sign))
}

/** Signs of no script are set like what is on both sides of them, or on one where that is the story's own. */
function settled(scripts: readonly (string | undefined)[], home: string): string[] {
  const next: string[] = []
  let after = home
  for (let at = scripts.length - 1; at >= 0; at--) next[at] = after = scripts[at] ?? after
  let before = home
  return scripts.map((script, at) => {
    if (script !== undefined) before = script
    return (
      script ??
      (before === next[at] || before === home || next[at] === home
        ? before === next[at]
          ? before
          : home
        : '')
    )
  })
}

interface Named {
  name: string
  signs: RegExp
}

/** The scripts that languages of Eastern Asia are written in together (ISO 15924). */
const joint: Record<string, readonly string[]> = {
  Jpan: ['Hani', 'Hira', 'Kana'],
  Hans: ['Hani', 'Bopo'],
  Hant: ['Hani', 'Bopo'],
  Kore: ['Hang', 'Hani'],
}

const orders = new WeakMap<Scripts, Map<string, Named[]>>()

/** The template's scripts, the story's own first: ideographs are of several. */
function orderOf(scripts: Scripts, home: string): Named[] {
  const held = orders.get(scripts) ?? new Map<string, Named[]>()
  orders.set(scripts, held)
  const known = held.get(home)
  if (known) return known
  const names = Object.keys(scripts).sort((one, other) => Number(other === home) - Number(one === home))
  const fresh = names.map((name) => {
    const classes = (joint[name] ?? [name]).map((script) => `\\p{Script_Extensions=${script}}`)
    return { name, signs: new RegExp(`[${classes.join('')}]`, 'u') }
  })
  held.set(home, fresh)
  return fresh
}

/** The script that a language is written in, as CLDR has it (likely subtags). */
function scriptOf(language: string): string {
  const [tag] = /^[a-z]{2,3}(?:-[a-z]{4})?(?:-[a-z]{2})?(?=-|$)/i.exec(language) ?? []
  return (tag && new Intl.Locale(tag).maximize().script) ?? ''
}
