/** A thousand trees, and all the wires and messages that we have, are written as Markdown and read back. */
import { test } from 'vitest'
import { expectAgreement } from '../markdown/agreement.ts'
import { expectSame } from '../markdown/same.ts'

const timeout = 300_000

test('a thousand trees, by two parsers', { timeout }, () => expectAgreement(1000))
test.each(['wires', 'messages'])('all %s', { timeout }, (name) => expectSame(name, 1))
