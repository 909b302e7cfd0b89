// Both languages are here before a test begins.
import { readyToSpeak } from './spoken'

await Promise.all([readyToSpeak('zh'), readyToSpeak('en')])
