import type { Answer } from '../connection/requests'
import type { RoomKey } from '../model/roomKey'
import type { Cid, Seq, UserId } from '../protocol/frames.gen'
import type { Settings } from '../storage/store'
import type { HouseWorld } from './houseWorld'
import type { LiveRoom } from './liveRoom'
import type { RingingWords } from './ring'
import type { HouseNotice, Me, Notifications, Person, RoomSummary, Status, Teahouse } from './teahouse'
import { shallowRef } from 'vue'
import { messageOf } from '../model/logItem'
import { personOf, roomIdOf } from '../model/roomKey'
import { suggestNames } from '../model/suggestedName'
import { isOfferFitting } from './bell'
import { House } from './house'
import { roomMaker } from './roomMaker'
import { RoomView } from './roomView'
import { findMessages } from './findMessages'
import { invitesOf } from './invites'
import { keepingOf } from './keeping'
import { findPeople } from './findPeople'
import { findPins } from './findPins'
import { ping } from './ping'
import { ShownRosters } from './shownRosters'
import { statusOf } from './statusOf'
import { Summaries } from './summaries'
import { textRefusal } from './textRefusal'

/** The teahouse, and what the page has to tell it. */
export interface RunningTeahouse extends Teahouse {
  /** Resolves when what was kept on the device is shown; the connection comes by itself. */
  readonly started: Promise<void>
  /** The page is seen again, or not any more. */
  shown(): void
  hidden(): void
  /** The window is used again, or another one is. */
  focused(): void
  blurred(): void
  /** From outside the page somebody says that they have read up to here. */
  read(room: RoomKey, upTo: Seq): void
  online(): void
  offline(): void
  /** For good. */
  close(): void
}

/** Makes the one teahouse of a page: the models, joined, and refs that show them. */
export function createTeahouse(world: HouseWorld, words: RingingWords, go: (key: RoomKey, seq?: Seq) => void): RunningTeahouse {
  const house = new House(world, touch, words, go)

  const me = shallowRef<Me | undefined>()
  const status = shallowRef<Status>({ state: 'connecting', been: false })
  const catchingUp = shallowRef<{ left: number } | undefined>()
  const waiting = shallowRef(0)
  const forgetful = shallowRef(world.store.forgetful)
  const rooms = shallowRef<readonly RoomSummary[]>([])
  const people = shallowRef<readonly Person[]>([])
  const notices = shallowRef<readonly HouseNotice[]>([])
  const permission = shallowRef(world.bell.permission())
  const offer = shallowRef(false)
  let settings: Settings = {}
  let forgetting: Cid | undefined

  /** Everything that changed since the last picture is shown with the next one, together. */
  const touched = new Set<LiveRoom>()
  const summaries = new Summaries(house)
  const rosters = new ShownRosters(house)
  let shownPeople = -1
  let everything = false
  let scheduled = false

  function touch(room?: LiveRoom): void {
    if (room)
      touched.add(room)
    else
      everything = true
    if (!scheduled) {
      scheduled = true
      world.soon(show)
    }
  }

  function show(): void {
    const all = everything
    const changed = new Set(touched)
    scheduled = everything = false
    touched.clear()

    if (all)
      summaries.forgetAll()
    for (const room of changed)
      summaries.forget(room)
    for (const view of house.views) {
      if (all || changed.has(view.isOf))
        view.refresh()
    }
    me.value = same(me.value, house.me)
    status.value = statusOf(house)
    let left = 0
    for (const room of house.rooms.all)
      left += room.behind
    catchingUp.value = left > 0 ? { left } : undefined
    waiting.value = house.outbox.unsettled
    forgetful.value = world.store.forgetful
    rooms.value = summaries.listed()
    if (all || house.people.version !== shownPeople) {
      shownPeople = house.people.version
      people.value = house.people.all.map(person => house.person(person))
    }
    notices.value = house.notices.all
    house.ring.settle()
    showOffer()
  }

  function showOffer(): void {
    permission.value = world.bell.permission()
    offer.value = isOfferFitting(permission.value, house.hasSpoken, settings.offerDeclinedAt, world.clock.now())
  }

  function open(key: RoomKey): RoomView {
    const room = house.rooms.of(key)
    summaries.forget(room)
    const view = new RoomView(room, {
      me: () => house.me,
      isLive: () => house.isLive,
      isCut: () => house.isCut,
      isAttended: world.isAttended,
      draftsOf: key => house.outbox.of(key),
      summary: room => summaries.of(room),
      people: room => rosters.of(room),
      findPeople: (room, words, after) => findPeople(house, room, words, after),
      writers(room) {
        const others = house.writing.others(room)
        return others && { people: others.users.map(user => house.person(user)), count: others.count }
      },
      seen: room => house.marks.seen(room),
      write: (room, on) => house.writing.write(room, on),
      typed: key => house.typed.get(key) ?? '',
      type(key, text) {
        house.typed.set(key, text)
        void world.store.keepTyped(key, text)
        world.tabs.tell({ kind: 'typed', room: key, text })
      },
      markRead: (room, upTo) => house.marks.move(room, upTo),
      markBack: (room, from) => house.marks.back(room, from),
      closed(view) {
        house.views.delete(view)
        touch()
      },
    })
    house.views.add(view)
    void house.showKept(room)
    if (house.isLive && room.standing !== 'in')
      void room.resume()
    touch()
    return view
  }

  function focused() {
    house.reachable.attend()
    for (const view of house.views)
      view.lookBack()
  }

  function blurred() {
    house.reachable.attend()
    for (const view of house.views)
      view.lookAway()
  }

  const refusal = (answer: Answer) => 'refused' in answer ? answer.refused : undefined

  const notifications: Notifications = {
    state: permission,
    offer,
    reaching: world.reaching,
    sounds: world.sounds,
    ping: () => ping(house),
    push: () => house.reachable.pushing(),
    async ask() {
      await world.bell.ask()
      showOffer()
    },
    decline() {
      settings = { ...settings, offerDeclinedAt: world.clock.now() }
      void world.store.keepSettings(settings)
      showOffer()
    },
  }

  return {
    me,
    status,
    catchingUp,
    waiting,
    forgetful,
    rooms,
    people,
    notices,
    notifications,
    invites: invitesOf(house),
    keeping: keepingOf(house),
    started: Promise.all([house.start(), world.store.settings().then(kept => void (settings = kept))]).then(() => {}),

    person: (userId: UserId) => house.people.get(userId) && house.person(house.people.get(userId)!),
    message: (key, seq) => messageOf(house.rooms.get(key)?.log.at(seq)),
    open,

    send(to, text, reply, files = []) {
      const said = text.trim()
      const refused = textRefusal(said, files.length)
      if (!refused) {
        house.rooms.of(to)
        house.say(to, said, reply, house.files.hold(files))
      }
      return refused
    },
    edit(room, target, text) {
      const said = text.trim()
      const refused = textRefusal(said)
      if (!refused)
        house.outbox.change(room, { do: 'edit', target }, said)
      return refused
    },
    files: house.files,
    recall: (room, target) => void house.outbox.change(room, { do: 'recall', target }),
    react: (room, target, emoji, on) => void house.outbox.change(room, { do: 'react', target, emoji, on }),
    pin: (room, target, on) => void house.outbox.change(room, { do: 'pin', target, on }),
    pins: room => findPins(house, room),
    async forgetMe() {
      // Whoever asks again after a cut asks for the same, and what was said meanwhile is not meant.
      forgetting ??= world.newId()
      const answer = await house.requests.ask({ type: 'forgetMe', data: { cid: forgetting } }, 'first')
      if ('refused' in answer)
        return answer
      forgetting = undefined
      return answer.frame.type === 61 ? { messages: answer.frame.data.messages } : { refused: 'malformed' }
    },
    retry: (cid: Cid) => house.outbox.retry(cid),
    discard: (cid: Cid) => void house.outbox.discard(cid),

    changeName: name => house.setName(name),
    createRoom: roomMaker(house),
    async findRooms(query) {
      const answer = await house.requests.ask({ type: 'findRooms', data: { query, limit: 50 } }, 'first')
      if ('refused' in answer)
        return answer
      return answer.frame.type === 17 ? { rooms: answer.frame.data.rooms } : { refused: 'malformed' }
    },
    findMessages: (query, after) => findMessages(house, query, after),
    async enter(key) {
      const room = roomIdOf(key)
      if (personOf(key) !== undefined || room === undefined || key === 'lobby')
        return undefined
      return refusal(await house.requests.ask({ type: 'join', data: { room, cid: world.newId() } }, 'first'))
    },
    async leave(key) {
      const room = house.rooms.get(key)?.id
      return room === undefined ? 'unknownRoom' : refusal(await house.requests.ask({ type: 'leave', data: { room, cid: world.newId() } }, 'first'))
    },
    choose(key, choice) {
      const room = house.rooms.get(key)
      if (room)
        house.choosing.choose(room, choice)
    },

    shareTyping: on => house.writing.share(on),
    shareReading: on => house.marks.share(on),
    readAll: () => house.marks.moveAll(),
    tellRefused: code => void house.notices.tell({ kind: 'refused', code }),
    dismiss: notice => house.notices.dismiss(notice.key),
    tryNow: () => house.connection.open(),
    suggestNames: (language, count) => suggestNames(language, count, world.random),

    shown() {
      house.connection.shown()
      void house.adoption.once()
      focused()
    },
    hidden() {
      house.keeper.flush()
      blurred()
    },
    focused, blurred,
    read: (key, upTo) => house.marks.read(key, upTo),
    online: () => house.connection.online(),
    offline: () => house.connection.offline(),
    close() {
      house.connection.close()
      house.keeper.flush()
      world.tabs.close()
      world.store.close()
    },
  }
}

/** The old value where the new one says the same, so that nobody who watches it is woken. */
function same(before: Me | undefined, now: Me | undefined): Me | undefined {
  return before?.userId === now?.userId && before?.name === now?.name ? before : now
}

