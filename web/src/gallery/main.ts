import '../styles/index.css'
import { createApp } from 'vue'
import App from '../App.vue'
import { teahouseKey } from '../app/useTeahouse'
import { readyToSpeak } from '../words/spoken'
import { standing, type State, states } from './teahouse'

// gallery.html?state=offline&language=zh&theme=dark: one state of the house. It is served while one works on the client, and is no part of it.
const asked = new URLSearchParams(location.search)
const state: State = states.find(one => one === asked.get('state')) ?? 'lobby'
const language = asked.get('language') === 'zh' ? 'zh' : 'en'

localStorage.setItem('teahouse.settings', JSON.stringify({ language, theme: asked.get('theme') ?? 'system' }))
if (state === 'first')
  localStorage.removeItem('teahouse.settled')
else
  localStorage.setItem('teahouse.settled', '1')

const { teahouse, place } = standing(state, language)
if (!asked.has('list') && !location.hash)
  location.replace(`#${asked.get('place') ?? place}`)
await readyToSpeak(language)
createApp(App).provide(teahouseKey, teahouse).mount('#app')
