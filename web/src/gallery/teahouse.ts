import { ref, shallowRef } from 'vue'
import type { HouseNotice, LogItem, OpenRoom, RoomKey, RoomSummary, Status, Teahouse } from '../app/teahouse'
import type { Invite, RoomFound } from '../protocol/frames.gen'
import { directKey, everyone, personOf, rooms, userOf, type Who } from './people'
import { drawn, withFiles } from './files'
import { at, lobby, Talk } from './talk'
import { atFirst } from '../app/reaching'

export type State = 'lobby' | 'earlier' | 'offline' | 'waiting' | 'catching-up' | 'failed' | 'first' | 'empty' | 'direct' | 'empty-direct' | 'loading' | 'unknown' | 'left' | 'shown-out' | 'offer' | 'hole' | 'long' | 'many' | 'files'
export const states: readonly State[] = ['lobby', 'earlier', 'offline', 'waiting', 'catching-up', 'failed', 'first', 'empty', 'direct', 'empty-direct', 'loading', 'unknown', 'left', 'shown-out', 'offer', 'hole', 'long', 'many', 'files']

/** A house in which one state stands still, so that it can be looked at. What is pressed in it answers, but goes nowhere. */
export function standing(state: State, language: 'zh' | 'en'): { teahouse: Teahouse, place: RoomKey } {
  const zh = language === 'zh'
  const self: Who = zh ? 'man' : 'ben'
  const { talk, divider } = lobby(language, self)
  const status: Status = state === 'offline'
    ? { state: 'offline', been: true }
    : state === 'waiting'
      ? { state: 'waiting', retryAt: Date.now() + 8000, been: true }
      : state === 'shown-out' ? { state: 'signed-out', why: 'shown-out', been: true } : { state: 'live', been: true }
  const place: RoomKey = state === 'direct' ? directKey('ana') : state === 'empty-direct' ? directKey('wan') : ['empty', 'left', 'unknown'].includes(state) ? rooms.lanterns : 'lobby'

  const list: RoomSummary[] = summaries(zh, self, state)
  const open = (key: RoomKey): OpenRoom => room(key, list.find(found => found.key === key) ?? stranger(key), state, zh, self, talk, divider, language)

  const notices: HouseNotice[] = state === 'lobby' || state === 'first' ? [{ kind: 'came', key: 'came', people: [userOf('nozomi')], count: 1 }] : state === 'many' ? [{ kind: 'came', key: 'came', people: [userOf('nozomi'), userOf('wan'), userOf('chu')], count: 5 }] : []
  const me = shallowRef({ userId: userOf(self).userId, name: state === 'first' ? (zh ? '山间青叶' : 'Quiet Wren') : userOf(self).name })
  const suggestions = zh ? ['温热的乌龙', '湖边白鹭', '慢火', '山间青叶'] : ['Warm Oolong', 'Lakeside Heron', 'Slow Kettle', 'Quiet Wren']
  const found: RoomFound[] = list.filter(({ kind }) => kind === 'open').map((one, i) => ({ room: one.key, name: one.name ?? '', topic: one.topic ?? '', members: 24 - 7 * i, entered: i !== 1 }))

  const teahouse: Teahouse = {
    me,
    status: shallowRef(status),
    catchingUp: shallowRef(state === 'catching-up' ? { left: 75 } : undefined),
    waiting: shallowRef(state === 'offline' ? 3 : 0),
    forgetful: shallowRef(state === 'first'),
    rooms: shallowRef(list),
    people: shallowRef(everyone.map(who => personOf(who, who === self))),
    notices: shallowRef(notices),
    notifications: { state: shallowRef('default'), offer: shallowRef(state === 'offer'), reaching: { get: () => atFirst, set() {}, onChange: () => () => {} }, sounds: { play() {}, check: () => Promise.resolve('plays') }, ping: () => Promise.resolve(40), push: () => Promise.resolve({ address: () => Promise.resolve(undefined), turnOn: () => Promise.resolve('off' as const), turnOff: () => Promise.resolve(), attempt: () => Promise.resolve({ came: true, ms: 900 } as const) }), ask: () => Promise.resolve(), decline() {} },
    person: () => undefined,
    message: () => undefined,
    open,
    send: () => undefined,
    files: { newKey: () => String(Math.random()), limits: () => Promise.resolve({ fileBytes: 50_000_000, filesPerMessage: 10 }), address: drawn, load: name => Promise.resolve(drawn(name)) },
    edit: () => undefined,
    recall() {},
    react() {},
    pin() {},
    forgetMe: () => Promise.resolve({ messages: 12 }),
    pins: () => Promise.resolve(talk.items.filter(item => item.kind === 'message').slice(-3)),
    retry() {},
    discard() {},
    changeName(name) {
      me.value = { ...me.value, name }
      return Promise.resolve(undefined)
    },
    invites,
    keeping,
    createRoom: () => Promise.resolve({ refused: 'roomNameTaken' }),
    findRooms: query => Promise.resolve({ rooms: found.filter(one => one.name.includes(query)) }),
    findMessages: () => Promise.resolve({ messages: [] }),
    enter: () => Promise.resolve(undefined),
    leave: () => Promise.resolve(undefined),
    choose() {},
    shareTyping() {},
    shareReading() {},
    readAll() {},
    tellRefused() {},
    dismiss() {},
    tryNow() {},
    suggestNames: () => [...suggestions].sort(() => Math.random() - 0.5),
  }
  return { teahouse, place }
}

const keeping: Teahouse['keeping'] = {
  arrange: async () => undefined,
  appoint: async () => undefined,
  remove: async () => undefined,
  members: async room => ({ room, members: everyone.slice(0, 9).map((who, i) => ({ user: userOf(who), role: i ? 'member' : 'keeper', since: at('9:12') })), count: 9 }),
  find: async userId => ({ user: { userId, name: '' }, since: at('9:12'), names: [{ name: 'Quiet Wren', until: at('9:30') }] }),
}

const invited: Invite[] = [{ invite: '2f6d3c1e-8b01-9c5e-4f2a-7d21f0c493ab', by: personOf('ana'), at: at('9:12'), until: at('9:12') + 7 * 86_400_000, uses: 10, used: 2 }, { invite: '9d2e1b0c-9f8e-7d20-a4c8-1e527b964f03', by: personOf('ben'), at: at('9:00'), used: 4 }]
const invites: Teahouse['invites'] = {
  create: async () => ({ invites: invited, made: invited[0]!.invite }),
  list: async () => ({ invites: invited }),
  revoke: async () => ({ invites: invited.slice(1) }),
  secretOf: () => 'qV9xT2mWc0LrJ7bKfYhN4w',
  find: async secret => ({ secret, key: rooms.lanterns, found: { by: personOf('ana'), found: { room: rooms.lanterns, name: 'Summer lanterns', topic: 'Who brings candles?', members: 12, entered: false }, access: 'invited' } }),
  enter: async () => undefined,
}

const stranger = (key: RoomKey): RoomSummary => ({ key, kind: key.startsWith('with-') ? 'direct' : 'open', name: key.startsWith('with-') ? undefined : '夏夜灯会', with: key.startsWith('with-') ? everyone.map(who => personOf(who)).find(person => key.endsWith(person.userId)) : undefined, unread: 0, mentions: 0, draft: false, failed: false, muted: false })

function summaries(zh: boolean, self: Who, state: State): RoomSummary[] {
  const quiet = { unread: 0, mentions: 0, draft: false, failed: false, muted: false }
  const last = (who: Who, clock: string, text: string, daysAgo = 0) => ({ from: personOf(who), own: who === self, text, at: at(clock, daysAgo) })
  const fresh = state === 'first'
  const all: (RoomSummary | false)[] = [
    { key: 'lobby', kind: 'lobby', ...quiet, last: last('ana', '9:46', zh ? '太好了。要不要早点到，一起生火？' : 'Lovely. Come a bit early and light the fire with me?') },
    { key: rooms.walks, kind: 'open', name: zh ? '周末爬山' : 'Weekend walks', topic: zh ? '每周六一早，雨天改喝茶。' : 'Saturdays, early. Tea instead when it rains.', ...quiet, unread: fresh ? 0 : 12, mentions: fresh ? 0 : 1, last: last('wan', '9:38', zh ? '@小满 你的登山杖还在我车上' : '@Ben 本 your poles are still in my car') },
    { key: rooms.books, kind: 'open', name: zh ? '读书会' : 'Book club', topic: zh ? '这个月读《茶经》。' : 'This month: The Classic of Tea.', ...quiet, unread: fresh ? 0 : 4, last: last('oscar', '20:10', 'I can lend two copies', 1) },
    !fresh && { key: rooms.kitchen, kind: 'open', name: zh ? '今天吃什么' : 'What to cook', ...quiet, muted: true, last: last('xu', '19:02', '留一碗！', 4) },
    ['empty', 'left'].includes(state) && { key: rooms.lanterns, kind: 'open', name: zh ? '夏夜灯会' : 'Summer lanterns', ...quiet },
    !fresh && { key: directKey('ana'), kind: 'direct', with: personOf('ana'), ...quiet, unread: state === 'direct' ? 0 : 2, last: last('ana', '9:30', zh ? '那包白茶我给你留了一半' : 'I kept half of that white tea for you') },
    !fresh && { key: directKey('nozomi'), kind: 'direct', with: personOf('nozomi'), ...quiet, draft: true, last: last('nozomi', '18:20', 'ありがとう', 1) },
    !fresh && { key: directKey('minseo'), kind: 'direct', with: personOf('minseo'), ...quiet, last: last(self, '22:40', zh ? '路上小心' : 'mind how you go', 3) },
  ]
  return all.filter(one => one !== false)
}

function room(key: RoomKey, summary: RoomSummary, state: State, zh: boolean, self: Who, talk: Talk, divider: number, language: 'zh' | 'en'): OpenRoom {
  let line: number | undefined = divider
  switch (state) {
    case 'lobby':
      talk.draft('9:46', zh ? '炭我这里只剩半袋了' : 'I only have half a bag of charcoal left', 'sending')
      break
    case 'failed':
      talk.draft('9:46', zh ? '炭我这里只剩半袋了' : 'I only have half a bag of charcoal left', 'failed', 'tooFast').draft('9:46', zh ? '够煮一壶' : 'Enough for one pot', 'failed')
      break
    case 'offline':
    case 'waiting':
      line = undefined
      talk.draft('9:46', zh ? '茶针要不要？' : 'Shall I bring the tea pick too?', 'waiting').draft('9:47', zh ? '炭我这里只剩半袋了，够煮一壶' : 'I only have half a bag of charcoal left, enough for one pot', 'waiting').draft('9:48', zh ? '我在地铁上，你们先坐' : 'Sit down without me, I’m on the metro', 'waiting')
      break
    case 'hole':
      talk.hole(37).say('ana', '9:58', zh ? '炭够了，快来。' : 'We have charcoal now, come over.')
      break
    case 'files':
      line = undefined
      withFiles(talk, zh, self)
      break
    case 'long':
      talk.say('ben', '9:50', `https://lakeside.example/${'a-very-long-path-'.repeat(12)}?q=1`).say('wan', '9:51', '好'.repeat(300)).say(self, '9:52', 'W'.repeat(300)).say('oscar', '9:53', 'שלום לכולם, ברוכים הבאים to the teahouse 2026').say('xu', '9:54', '🍵').say('chu', '9:55', 'x'.repeat(200))
      break
    case 'many':
    case 'earlier':
      for (let i = 0; i < 400; i++)
        talk.say((['ana', 'oscar', 'cem', self] as const)[Math.floor(i / 3) % 4]!, `10:${String(Math.floor(i / 8)).padStart(2, '0')}`, zh ? `第${i}句，水开了没有？` : `Line ${i}, is the water boiling yet? ${'And another thought. '.repeat(i % 4)}`)
      break
    default:
  }
  let items: readonly LogItem[] = talk.items
  if (key === rooms.lanterns || state === 'empty-direct')
    items = key === rooms.lanterns ? new Talk(self).came(self, '9:40').items : []
  if (state === 'direct') {
    line = undefined
    items = new Talk(self).say('ana', '9:28', zh ? '在吗？' : 'Are you there?').say(self, '9:29', zh ? '在，刚烧上水。' : 'Yes, the kettle is just on.').say('ana', '9:30', zh ? '那包白茶我给你留了一半' : 'I kept half of that white tea for you').say(self, '9:31', zh ? '太好了，下午带杯子去找你。' : 'Lovely, I’ll come by with a cup this afternoon.').items
  }
  if (state === 'first')
    items = lobby(language, 'ines').talk.items.slice(5, 12)

  const people = state === 'empty' ? [personOf(self, true)] : everyone.filter(who => personOf(who).online).sort((a, b) => Number(b === self) - Number(a === self)).map(who => personOf(who, who === self))
  const nothing = () => Promise.resolve()
  return {
    key,
    state: shallowRef(state === 'loading' || state === 'left' || state === 'unknown' ? state : 'ready'),
    summary: shallowRef(summary),
    items: shallowRef(items),
    hasOlder: shallowRef(false),
    hasNewer: shallowRef(false),
    loading: shallowRef(false),
    loadOlder: nothing,
    loadNewer: nothing,
    fill: nothing,
    jumpToEnd: nothing,
    jumpTo: () => Promise.resolve(undefined),
    roster: shallowRef({ people, count: people.length, fresh: state !== 'offline' && state !== 'waiting', whole: true }),
    findPeople: () => Promise.resolve({ people }),
    draft: ref(state === 'first' ? (zh ? '你们好！小满跟我说了茶会，还有位置吗？' : 'Hi! 小满 told me about the tea, is there room for one more?') : ''),
    seen: shallowRef(0),
    writers: shallowRef(state === 'lobby' ? { people: [personOf('nozomi'), personOf('oscar')], count: 2 } : undefined),
    write() {},
    divider: shallowRef(line),
    fresh: shallowRef(summary.unread),
    markUnread: () => Promise.resolve(undefined),
    jumpToDay: () => Promise.resolve(undefined),
    markRead() {},
    close() {},
  }
}
