import { defineConfig } from 'vitest/config'

const outside = ['test/judges/**', '**/node_modules/**']

export default defineConfig({
  test: {
    projects: [
      {
        extends: true,
        test: { name: 'unit', include: ['test/**/*.test.ts'], exclude: [...outside, 'test/release/**'] },
      },
      // What takes too long to be run after every change: CI does.
      { extends: true, test: { name: 'release', include: ['test/release/*.test.ts'] } },
    ],
    // The tests of the command run what is built.
    globalSetup: ['test/setup.ts'],
    // Modules are pure: what one file has loaded, the next may use.
    isolate: false,
    testTimeout: 30_000,
    // Half of the time is other processes'.
    maxWorkers: '100%',
  },
})
