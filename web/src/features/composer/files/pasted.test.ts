import { describe, expect, it } from 'vitest'
import { filesOf } from './pasted'

const data = (files: File[], text = '') => ({ files, getData: (type: string) => type === 'text/plain' ? text : '' }) as unknown as DataTransfer
const picture = new File(['x'], 'image.png', { type: 'image/png' })
const list = new File(['x'], '茶 list.txt')

describe('what of a paste is files', () => {
  it('is a screenshot', () => {
    expect(filesOf(data([picture]))).toEqual([picture])
  })

  it('is not the picture of words that come as words', () => {
    expect(filesOf(data([picture], 'White tea\t3 g\nGreen tea\t2 g'))).toEqual([])
  })

  it('is what a file manager copies, with its name or its place beside it', () => {
    expect(filesOf(data([list], '茶 list.txt'))).toEqual([list])
    expect(filesOf(data([list], 'file:///home/ana/%E8%8C%B6%20list.txt\r\n'))).toEqual([list])
    expect(filesOf(data([list], 'C:\\ana\\茶 list.txt'))).toEqual([list])
  })

  it('is nothing where there is nothing', () => {
    expect(filesOf(null)).toEqual([])
    expect(filesOf(data([], 'words'))).toEqual([])
  })
})
