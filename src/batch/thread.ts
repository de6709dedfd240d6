/** What a thread of a batch can be asked to do. */
export { count, print } from './hand.ts'
