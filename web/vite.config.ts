import vue from '@vitejs/plugin-vue'
import { defineConfig } from 'vite'
import { appIcons } from './scripts/appIcons.ts'
import { emojiRows } from './scripts/emojiRows.ts'
import { firstFile } from './scripts/firstFile.ts'
import { firstPaint } from './scripts/firstPaint.ts'
import { layerOrder } from './scripts/layerOrder.ts'
import { offlineWorker } from './scripts/offlineWorker.ts'

/** Where the server listens while one works on the client: `vite` serves the page and passes the rest on. */
const server = process.env.TEAHOUSE_SERVER ?? 'http://127.0.0.1:8080'

export default defineConfig({
  plugins: [vue(), emojiRows(), firstFile(), firstPaint(), appIcons(), layerOrder(), offlineWorker()],
  define: { __VUE_OPTIONS_API__: 'false' },
  build: {
    // Browsers of the last two years.
    target: ['chrome125', 'edge125', 'firefox128', 'safari17.5'],
    assetsDir: 'assets',
    // The policy of the page allows neither inline scripts nor data: addresses.
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    reportCompressedSize: false,
  },
  server: {
    proxy: {
      '/api': { target: server },
      '/files': { target: server },
      '/ws': { target: server, ws: true },
    },
  },
})
