/** What a thread of a batch can be asked to do. */
export { count, print } from './hand.ts'

// A stage of a config that ends the process would end its thread without a word.
process.exit = (code) => {
  throw new Error(`A stage called process.exit(${code ?? ''})`)
}
