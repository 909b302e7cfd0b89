import { readdirSync, readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { parseTranscript } from '../protocol/transcript'
import { WebPlayer } from './webPlayer'

const folder = new URL('../../../protocol/transcripts/', import.meta.url)
const files = readdirSync(folder).filter(name => name.endsWith('.chat'))

describe('the client in every conversation', () => {
  it('finds conversations to play', () => {
    expect(files.length).toBeGreaterThan(0)
  })

  const conversations = files.map(file => ({ file, ...parseTranscript(readFileSync(new URL(file, folder), 'utf8')) }))
  it.each(conversations.filter(({ players }) => !players || players.includes('web')))('$file: $promise', async (conversation) => {
    const player = new WebPlayer()
    await player.play(conversation)
    expect(await player.complaints()).toEqual([])
  })

  it('complains about what it was told and does not show', async () => {
    const player = new WebPlayer()
    await player.play(parseTranscript([
      '# The second message has the position of the first.',
      'ana connects',
      'ana < {"type": 1, "data": {"seq": 2, "text": "two", …}}',
      'ana < {"type": 1, "data": {"seq": 1, "text": "one", …}}',
      'ana < {"type": 1, "data": {"seq": 1, "text": "another one", …}}',
    ].join('\n')))
    expect(await player.complaints()).toEqual([expect.stringContaining('was told [1 another one, 2 two]')])
  })
})
