import type { RingingWords } from './app/ring'
import './styles/index.css'
import { createApp } from 'vue'
import App from './App.vue'
import { browserWorld } from './app/browserWorld'
import { createTeahouse } from './app/createTeahouse'
import { teahouseKey } from './app/useTeahouse'
import { parseRoomKey, type RoomKey } from './model/roomKey'
import { type NotificationWord, onNotification, registerOfflineWorker } from './offline/register'
import { heedInstall } from './ui/install'
import { showKeptSettings } from './ui/shownSettings'
import { readyToSpeak, wordsIn } from './words/spoken'

/** The language of the screens, as the settings write it on the page. */
const language = () => document.documentElement.lang.startsWith('zh') ? 'zh' : 'en'
const words = () => wordsIn(language())

/** Systems show a few lines. */
const BODY_MAX = 300

const ringing: RingingWords = {
  message: ({ kind, name }, { from, text, files }, count) => {
    const said = text === undefined ? words().reach.unnamed(count) : words().files.said(text, files).slice(0, BODY_MAX)
    return {
      title: kind === 'direct' ? from.name : `${from.name} · ${kind === 'lobby' ? words().lobby : name}`,
      body: text !== undefined && count > 1 ? `${said}\n${words().reach.more(count - 1)}` : said,
    }
  },
  actions: () => ({ reply: words().reach.reply, read: words().reach.read }),
  came: (people, count) => ({
    title: words().came(people.map(({ name }) => name), count - people.length).join(''),
    body: '',
  }),
}

showKeptSettings()
// While the house is asked.
const speaking = readyToSpeak(language())
heedInstall()
function go(room: RoomKey, seq?: number) {
  const address = seq === undefined ? room : `${room}/${seq}`
  // Who is there already is brought there once more.
  if (location.hash === `#${address}`)
    dispatchEvent(new HashChangeEvent('hashchange'))
  location.hash = address
}
/** A page that a notification opened is told what was done with it before it has begun. */
const early: NotificationWord[] = []
let noticed = (word: NotificationWord) => void early.push(word)
onNotification(word => noticed(word))

/** Not at the top of the module: the words are another one that imports from the same file, and would wait for this in turn. */
async function open(): Promise<void> {
  const world = await browserWorld(() => language())
  const teahouse = createTeahouse(world, ringing, go)
  noticed = (word) => {
    const room = parseRoomKey(word.room)
    if (!room)
      return
    if (word.do === 'go')
      go(room, word.seq)
    else if (word.do === 'reply')
      teahouse.send(room, word.text)
    else if (word.seq !== undefined)
      teahouse.read(room, word.seq)
  }
  void teahouse.started.then(() => early.splice(0).forEach(noticed))

  document.addEventListener('visibilitychange', () => document.hidden ? teahouse.hidden() : teahouse.shown())
  window.addEventListener('focus', () => teahouse.focused())
  window.addEventListener('blur', () => teahouse.blurred())
  window.addEventListener('attended', () => teahouse.focused())
  window.addEventListener('unattended', () => teahouse.blurred())
  window.addEventListener('pagehide', () => teahouse.hidden())
  window.addEventListener('online', () => teahouse.online())
  window.addEventListener('offline', () => teahouse.offline())

  await speaking
  createApp(App).provide(teahouseKey, teahouse).mount('#app')

  // Later, because the worker fetches once more what the first screen is still waiting for.
  if (import.meta.env.PROD)
    world.clock.after(3_000, () => {
      void registerOfflineWorker()
      import('./tellWorker').then(({ tellWorker }) => tellWorker(world.reaching, words)).catch(() => {})
    })
}

void open()
