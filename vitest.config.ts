import { defineConfig } from 'vitest/config'

export default defineConfig({
  test: {
    include: ['test/**/*.test.ts'],
    exclude: ['test/judges/**'],
    // The tests of the command run what is built.
    globalSetup: ['test/setup.ts'],
    // Modules are pure: what one file has loaded, the next may use.
    isolate: false,
    testTimeout: 30_000,
    // Half of the time is other processes'.
    maxWorkers: '100%',
  },
})
