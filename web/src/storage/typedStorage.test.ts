// @vitest-environment happy-dom
import { beforeEach, expect, it } from 'vitest'
import { IDBFactory } from 'fake-indexeddb'
import 'fake-indexeddb/auto'
import { withPerson } from '../model/roomKey'
import { openStore } from './indexedStore'
import { TypedStorage } from './typedStorage'

const ben = withPerson('00000000-0000-4000-8000-00000000000b')

beforeEach(() => {
  localStorage.clear()
  globalThis.indexedDB = new IDBFactory()
})

it('has every letter before the page can go', () => {
  new TypedStorage().keep('lobby', 'half a sen')
  expect(new TypedStorage().all()).toEqual(new Map([['lobby', 'half a sen']]))
})

it('is what a store asks, which has given every letter away before it answers', async () => {
  const before = await openStore(0)
  void before.keepTyped('lobby', 'half a sen')
  expect(new TypedStorage().all()).toEqual(new Map([['lobby', 'half a sen']]))
  const after = await openStore(0)
  expect(await after.typed()).toEqual(new Map([['lobby', 'half a sen']]))
  before.close()
  after.close()
})

it('lets two tabs write in two rooms, and forgets what is empty', () => {
  const [one, two] = [new TypedStorage(), new TypedStorage()]
  one.keep('lobby', 'here')
  two.keep(ben, 'there')
  expect(one.all()).toEqual(new Map([['lobby', 'here'], [ben, 'there']]))
  one.keep('lobby', '')
  expect(two.all()).toEqual(new Map([[ben, 'there']]))
})

it('leaves alone what others keep in the same storage', () => {
  localStorage.setItem('teahouse.settings', '{}')
  localStorage.setItem('teahouse.typed.no room', 'hello')
  expect(new TypedStorage().all()).toEqual(new Map())
})

it('holds in memory what the browser does not take', () => {
  const full = new TypedStorage(() => ({ ...localStorage, length: 0, setItem: () => { throw new DOMException('full', 'QuotaExceededError') } }) as unknown as Storage)
  full.keep('lobby', 'hello')
  expect(full.all()).toEqual(new Map([['lobby', 'hello']]))
  const denied = new TypedStorage(() => { throw new DOMException('no', 'SecurityError') })
  denied.keep('lobby', 'hello')
  denied.keep(ben, 'gone')
  denied.keep(ben, '')
  expect(denied.all()).toEqual(new Map([['lobby', 'hello']]))
})
