import { defineConfig } from '@playwright/test'

export default defineConfig({
  testDir: '.',
  // Hostile words are a kind of their own in script/test.
  projects: [{ name: 'people', testMatch: '**/*.spec.ts', testIgnore: 'hostile.spec.ts' }, { name: 'hostile', testMatch: 'hostile.spec.ts' }],
  workers: 2,
  fullyParallel: true,
  timeout: 60_000,
  // A shared machine may starve a browser for seconds. A test that needed its second try is named as flaky.
  retries: process.env.CI ? 1 : 0,
  globalTimeout: 19 * 60_000,
  expect: { timeout: 10_000 },
  outputDir: '../../build/e2e',
  reporter: [['list'], ['./lastLine.ts']],
  use: {
    browserName: 'chromium',
    locale: 'en-GB',
    viewport: { width: 1280, height: 800 },
    trace: 'retain-on-failure',
    launchOptions: {
      executablePath: process.env.TEAHOUSE_CHROMIUM ?? '/usr/bin/chromium',
      // Debian's browser, as root in a container too, and without a word to anyone but the house.
      args: ['--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run', '--disable-background-networking', '--disable-component-update', '--disable-sync'],
    },
  },
})
