import { defineConfig } from 'vitest/config'

export default defineConfig({
  test: {
    include: ['test/**/*.test.ts'],
    exclude: ['test/judges/**'],
    // The tests of the command run what is built.
    globalSetup: ['test/setup.ts'],
    testTimeout: 30_000,
    // Half of the time is other processes'.
    maxWorkers: '100%',
  },
})
