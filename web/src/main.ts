import type { RingingWords } from './app/ring'
import './styles/index.css'
import { createApp } from 'vue'
import App from './App.vue'
import { browserWorld } from './app/browserWorld'
import { createTeahouse } from './app/createTeahouse'
import { teahouseKey } from './app/useTeahouse'
import { onNotificationClick, registerOfflineWorker } from './offline/register'
import { showKeptSettings } from './ui/shownSettings'
import { en } from './words/en'
import { zh } from './words/zh'

/** The language of the screens, as the settings write it on the page. */
const language = () => document.documentElement.lang.startsWith('zh') ? 'zh' : 'en'
const words = () => language() === 'zh' ? zh : en

const ringing: RingingWords = {
  message: ({ kind, name }, from, text) => ({
    title: kind === 'direct' ? from.name : `${from.name} · ${kind === 'lobby' ? words().lobby : name}`,
    body: text,
  }),
  came: (people, count) => ({
    title: words().came(people.map(({ name }) => name), count - people.length).join(''),
    body: '',
  }),
}

showKeptSettings()
const world = await browserWorld(() => language())
const go = (room: string) => { location.hash = room }
const teahouse = createTeahouse(world, ringing, go)
onNotificationClick(go)

document.addEventListener('visibilitychange', () => document.hidden ? teahouse.hidden() : teahouse.shown())
window.addEventListener('focus', () => teahouse.focused())
window.addEventListener('blur', () => teahouse.blurred())
window.addEventListener('pagehide', () => teahouse.hidden())
window.addEventListener('online', () => teahouse.online())
window.addEventListener('offline', () => teahouse.offline())

createApp(App).provide(teahouseKey, teahouse).mount('#app')

// Later, because the worker fetches once more what the first screen is still waiting for.
if (import.meta.env.PROD)
  world.clock.after(3_000, () => void registerOfflineWorker())
