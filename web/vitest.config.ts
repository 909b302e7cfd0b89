import vue from '@vitejs/plugin-vue'
import { defineConfig } from 'vitest/config'
import { emojiRows } from './scripts/emojiRows.ts'

export default defineConfig({
  plugins: [vue(), emojiRows()],
  test: {
    include: ['src/**/*.test.ts'],
    // Models know no page; a test that needs one says so in its first line: // @vitest-environment happy-dom
    environment: 'node',
    setupFiles: ['src/words/bothReady.ts'],
    restoreMocks: true,
  },
})
