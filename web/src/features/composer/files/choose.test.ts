import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { choose } from './choose'

const limits = { fileBytes: 100, filesPerMessage: 3 }
const file = (name: string, size = 5, type = 'text/plain') => new File([new Uint8Array(size)], name, { type })
let keys = 0
const newKey = () => `key-${++keys}`

beforeEach(() => {
  keys = 0
  vi.stubGlobal('createImageBitmap', async (blob: Blob) => {
    if (blob.size < 10)
      throw new Error('no picture')
    return { width: 40, height: 30, close() {} }
  })
})
afterEach(() => void vi.unstubAllGlobals())

describe('what is chosen to be sent', () => {
  it('keeps its order, and pictures have their measures', async () => {
    const { files, troubles } = await choose([file('list.txt'), file('lake.png', 20, 'image/png')], 0, limits, newKey)
    expect(files.map(({ key, name, type, size, width, height }) => [key, name, type, size, width, height])).toEqual([
      ['key-1', 'list.txt', 'text/plain', 5, undefined, undefined],
      ['key-2', 'lake.png', 'image/png', 20, 40, 30],
    ])
    expect(troubles).toEqual([])
  })

  it('leaves out what is too large, empty or too much, and says so', async () => {
    const { files, troubles } = await choose([file('film.mp4', 101), file('folder', 0), file('a'), file('b'), file('c')], 1, limits, newKey)
    expect(files.map(({ name }) => name)).toEqual(['a', 'b'])
    expect(troubles).toEqual([
      { kind: 'tooLarge', name: 'film.mp4', size: 101, max: 100 },
      { kind: 'empty', name: 'folder' },
      { kind: 'tooMany', max: 3, left: 1 },
    ])
  })

  it('takes all sizes while the house has not said its limits', async () => {
    expect((await choose([file('film.mp4', 101)], 0, undefined, newKey)).files).toHaveLength(1)
  })

  it('takes what only calls itself a picture as a file like any other', async () => {
    const { files } = await choose([file('broken.png', 5, 'image/png')], 0, limits, newKey)
    expect(files[0]).not.toHaveProperty('width')
  })

  it('says which pictures nobody here can read', async () => {
    const { files, troubles } = await choose([file('lake.heic', 5, ''), file('list.txt')], 0, limits, newKey)
    expect(files.map(({ name }) => name)).toEqual(['list.txt'])
    expect(troubles).toEqual([{ kind: 'unreadable', name: 'lake.heic' }])
  })

  it('names what was pasted by its time, and cuts long names before their end', async () => {
    const { files } = await choose([file('image.png', 20, 'image/png'), file(`${'茶'.repeat(200)}.pdf`)], 0, limits, newKey)
    expect(files[0]!.name).toMatch(/^\d{4}-\d\d-\d\d \d\d\.\d\d\.\d\d\.png$/)
    expect([...files[1]!.name]).toHaveLength(120)
    expect(files[1]!.name).toMatch(/茶\.pdf$/)
  })
})
