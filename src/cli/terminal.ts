/** The terminal: what is said to it, without anything that file names or copy could steer it with. */

/** Say a line on standard error. Colors pass, other control sequences do not (ECMA-48). */
export function say(words: string): void {
  if (words) process.stderr.write(`${words.replace(steering, '?')}\n`)
}

/** Give data on standard output; the same guard. */
export function tell(words: string): void {
  process.stdout.write(`${words.replace(steering, '?')}\n`)
}

const steering = /\x1b(?!\[\d*(?:;\d+)*m)|[\0-\x08\x0b-\x1a\x1c-\x1f\x7f-\x9f]/g
