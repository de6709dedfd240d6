/**
 * Any tree that is written as Markdown reads back as itself, and another parser makes the same page of it. A thousand
 * trees: test/release/markdown.test.ts.
 */
import { test } from 'vitest'
import { expectAgreement } from './agreement.ts'

test('reads back as the same tree, and markdown-it agrees', () => expectAgreement(60))
test('with what Hugo would run kept from it', () => expectAgreement(20, 'hugo'))
test('with what Obsidian would make of it kept from it', () => expectAgreement(20, 'obsidian'))
