/**
 * The words of a marked-up source, each taken once: as copy, as a fact, or left out by a rule. What no reader takes is
 * a fact of the place where it stands. So nothing can be passed over in silence.
 */
import type { Element, Text } from 'hast'
import { lettersOf } from '../../ledger.ts'
import type { Shelf } from '../../pictures.ts'
import type { Account } from '../../report.ts'
import { lineOf, textsOf } from './element.ts'

export class Leaves {
  /** Where the pictures that it names are looked for. */
  readonly pictures: Shelf | undefined
  readonly #taken = new Set<Text>()
  /** Of those, what has not been settled. */
  #open: Text[] = []
  #copy: string[] = []
  #told: { fate: 'note' | 'remove'; as: string; text: Text }[] = []

  constructor(pictures?: Shelf) {
    this.pictures = pictures
  }

  /** The words beneath a node, for the tree. */
  take(node: Element | Text): string {
    const words = this.#free(node)
      .map(({ value }) => value)
      .join('')
    this.#copy.push(words)
    return words
  }

  /** They say something of the story. */
  note(fact: string, node: Element | Text | undefined): void {
    for (const text of this.#free(node)) this.#told.push({ fate: 'note', as: fact, text })
  }

  /** They are left out. */
  leave(rule: string, node: Element | Text | undefined): void {
    for (const text of this.#free(node)) this.#told.push({ fate: 'remove', as: rule, text })
  }

  /**
   * Tells the account all but the copy, down to what nobody has taken beneath `root`. `copy`: what was made of the
   * words that were taken for the tree. Returns all words, copy first.
   */
  settle(report: Account, root: Element, copy: string): string {
    if (lettersOf(copy).length !== lettersOf(this.#copy.join('')).length)
      throw new Error('words that were taken from markup are not in the copy')
    this.#copy = []
    this.#open = []
    this.#noteRest(root, root.tagName)
    const rest = this.#told.filter(({ text }) => /[\p{L}\p{N}]/u.test(text.value))
    this.#told = []
    for (const { fate, as, text } of rest) report[fate](as, text.value, lineOf(text))
    return [copy, ...rest.map(({ text }) => text.value)].join('\n')
  }

  /** Gives back what was taken since the last account: its item is left out. */
  abandon(): void {
    for (const text of this.#open) this.#taken.delete(text)
    this.#open = []
    this.#copy = []
    this.#told = []
  }

  #free(node: Element | Text | undefined): Text[] {
    if (!node) return []
    const texts = (node.type === 'text' ? [node] : textsOf(node)).filter((text) => !this.#taken.has(text))
    for (const text of texts) this.#taken.add(text)
    this.#open.push(...texts)
    return texts
  }

  #noteRest(node: Element, path: string): void {
    for (const child of node.children) {
      if (child.type === 'text') this.note(path, child)
      else if (child.type === 'element') this.#noteRest(child, `${path}/${child.tagName}`)
    }
  }
}
