import type { QueuedDraft } from '../model/draft'
import type { DraftFile } from '../model/file'
import { beforeEach, describe, expect, it } from 'vitest'
import { FakeFiles } from '../testing/fakeFiles'
import { ManualClock } from '../testing/manualClock'
import { Uploads } from './uploads'

let clock: ManualClock
let files: FakeFiles
let uploads: Uploads
let story: string[]
let blobs: Map<string, Blob>

beforeEach(() => {
  clock = new ManualClock()
  files = new FakeFiles(clock)
  story = []
  blobs = new Map()
  uploads = new Uploads({
    clock,
    files,
    blob: async key => blobs.get(key),
    uploading: (_, key, { sent }) => void story.push(`${key} ${sent}`),
    uploaded: cid => void story.push(`${cid} is there`),
    notUploaded: (cid, reason) => void story.push(`${cid} ${reason}`),
  })
})

function draft(cid: string, ...given: (Partial<DraftFile> & { key: string, text: string })[]): QueuedDraft {
  given.forEach(({ key, text }) => blobs.set(key, new Blob([text])))
  return { cid, room: 'lobby', text: '', at: 0, order: 0, owner: 'tab', files: given.map(({ text, ...file }) => ({ name: file.key, type: 'text/plain', size: text.length, ...file })) }
}

const large = 'x'.repeat(700_000)

describe('the files of a draft', () => {
  it('go one after the other, and then it is told', async () => {
    uploads.take(draft('d', { key: 'one', text: 'white' }, { key: 'two', text: 'green tea' }))
    await clock.pass(100)
    expect(files.texts).toEqual(['white', 'green tea'])
    expect(story).toEqual(['one 0', 'one 5', 'two 0', 'two 9', 'd is there'])
  })

  it('go in pieces that grow while they are fast', async () => {
    uploads.take(draft('d', { key: 'one', text: large }))
    await clock.pass(100)
    expect(files.pieces).toEqual([0, 262_144])
    expect(files.texts[0]).toHaveLength(700_000)
  })

  it('go on after a cut from where the server has them, and nothing comes twice', async () => {
    files.cutsAfter = 1_000
    uploads.take(draft('d', { key: 'one', text: 'abcdefghij'.repeat(70_000) }))
    await clock.pass(5_000)
    expect(files.pieces[0]).toBe(0)
    expect(files.pieces[1]).toBe(1_000)
    expect(files.texts).toEqual(['abcdefghij'.repeat(70_000)])
    expect(story.at(-1)).toBe('d is there')
  })

  it('go on after a reload, without what is there already', async () => {
    files.begun.set('known', { name: 'one', type: '', size: 700_000, text: large.slice(0, 300_000) })
    uploads.take(draft('d', { key: 'one', text: large, file: 'known', sent: 262_144 }, { key: 'two', text: 'whole', file: 'two', sent: 5 }))
    await clock.pass(100)
    expect(files.pieces[0]).toBe(300_000)
    expect(story.at(-1)).toBe('d is there')
    expect(files.begun.size).toBe(1)
  })

  it('are there only when the server has looked at them', async () => {
    files.answers.push({ file: 'f', offset: 0, whole: false }, { file: 'f', offset: 3, whole: false }, { file: 'f', offset: 3, whole: true })
    uploads.take(draft('d', { key: 'one', text: 'tea' }))
    await clock.pass(100)
    expect(story).toEqual(['one 0', 'one 2', 'one 3', 'd is there'])
  })

  it('begin anew when the server has forgotten them', async () => {
    uploads.take(draft('d', { key: 'one', text: 'tea', file: 'forgotten', sent: 1 }))
    await clock.pass(100)
    expect(files.texts).toEqual(['tea'])
  })

  it('wait while nobody answers, and go at once when there is a connection again', async () => {
    files.down = true
    uploads.take(draft('d', { key: 'one', text: 'tea' }))
    await clock.pass(60_000)
    expect(story).toEqual([])
    files.down = false
    uploads.again()
    await clock.pass(100)
    expect(story.at(-1)).toBe('d is there')
  })

  it('wait as long as they are told', async () => {
    files.answers.push({ later: 7_000 })
    uploads.take(draft('d', { key: 'one', text: 'tea' }))
    await clock.pass(6_900)
    expect(story).toEqual([])
    await clock.pass(200)
    expect(story.at(-1)).toBe('d is there')
  })

  it.each(['fileTooLarge', 'noRoom'])('are given up when they are refused for good: %s', async (refused) => {
    files.answers.push({ refused })
    uploads.take(draft('d', { key: 'one', text: 'tea' }, { key: 'two', text: 'never' }))
    await clock.pass(100)
    expect(story).toEqual([`d ${refused}`])
    expect(files.begun.size).toBe(0)
  })

  it('are given up when their bytes are not here any more', async () => {
    const lost = draft('d', { key: 'one', text: 'tea' })
    blobs.clear()
    uploads.take(lost)
    await clock.pass(100)
    expect(story).toEqual(['d fileLost'])
  })

  it('stop when nobody wants to send them any more, and the server lets go of them', async () => {
    const unwanted = draft('d', { key: 'one', text: large })
    uploads.take(unwanted)
    await clock.pass(8)
    const [file] = files.begun.keys()
    uploads.drop({ ...unwanted, files: [{ ...unwanted.files![0]!, file: file! }] })
    await clock.pass(60_000)
    expect(files.dropped).toEqual([file])
    expect(story).not.toContain('d is there')
  })

  it('that are being begun when they are cancelled are not left at the server', async () => {
    const unwanted = draft('d', { key: 'one', text: 'tea' })
    uploads.take(unwanted)
    await clock.pass(2)
    uploads.drop(unwanted)
    await clock.pass(100)
    expect(files.begun.size).toBe(0)
    expect(story).toEqual([])
  })

  it('are sent once, however often one asks', async () => {
    const one = draft('d', { key: 'one', text: 'tea' })
    uploads.take(one)
    uploads.take(one)
    await clock.pass(100)
    expect(files.texts).toEqual(['tea'])
  })
})
