/** A fifth of the wires and messages that we have; all of them: test/release/markdown.test.ts. */
import { test } from 'vitest'
import { expectSame } from './same.ts'

test.each(['wires', 'messages'])('%s', (name) => expectSame(name, 5))
