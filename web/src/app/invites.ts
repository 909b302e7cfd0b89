import type { Answer } from '../connection/requests'
import type { Invite, InviteFound, InviteId, RefusalCode, Secret } from '../protocol/frames.gen'
import type { House } from './house'
import type { RoomKey } from './teahouse'
import { roomIdOf } from '../model/roomKey'

export type { Invite, InviteId, Secret }

/** For how long and for how many; left out is for ever, and for any number. */
export interface InviteTerms {
  readonly lastsMs?: number
  readonly uses?: number
}

/** Those of a room that are good, the newest first, and what opens those that this page made. */
export interface InvitesShown {
  readonly invites: readonly Invite[]
  readonly made?: InviteId
}

/** Where an invitation leads. */
export interface Invitation {
  readonly secret: Secret
  readonly key: RoomKey
  readonly found: InviteFound['data']
}

type Refused = { readonly refused: RefusalCode }

/** Letting others into a room that one keeps, and coming by somebody's invitation. All of it needs a connection. */
export interface Invites {
  create(room: RoomKey, terms: InviteTerms): Promise<InvitesShown | Refused>
  list(room: RoomKey): Promise<InvitesShown | Refused>
  revoke(room: RoomKey, invite: InviteId): Promise<InvitesShown | Refused>
  /** What opens an invitation, if this page made it: nobody else knows. */
  secretOf(invite: InviteId): Secret | undefined
  find(secret: Secret): Promise<Invitation | Refused>
  enter(invitation: Invitation): Promise<RefusalCode | undefined>
}

/** 128 random bits, as they stand in a link. */
function newSecret(): Secret {
  const bytes = crypto.getRandomValues(new Uint8Array(16))
  return btoa(String.fromCharCode(...bytes)).replace(/\+/g, '-').replace(/\//g, '_').replace(/=+$/, '')
}

export function invitesOf(house: House): Invites {
  const secrets = new Map<InviteId, Secret>()
  /** What may have been done already, since nobody has answered yet: it is asked again in the same words. */
  let making: { readonly what: string, readonly secret: Secret } | undefined
  let entering: { readonly secret: Secret, readonly cid: string } | undefined

  const shown = (answer: Answer): InvitesShown | Refused =>
    'refused' in answer ? answer : answer.frame.type === 23 ? answer.frame.data : { refused: 'malformed' }
  const isUndecided = (answer: object) => 'refused' in answer && answer.refused === 'unavailable'

  return {
    async create(key, { lastsMs, uses }) {
      const room = roomIdOf(key) ?? key
      const what = JSON.stringify([room, lastsMs, uses])
      if (making?.what !== what)
        making = { what, secret: newSecret() }
      const { secret } = making
      const answer = shown(await house.requests.ask({
        type: 'createInvite',
        data: { room, secret, ...lastsMs !== undefined && { lasts: lastsMs }, ...uses !== undefined && { uses } },
      }, 'first'))
      if (!isUndecided(answer))
        making = undefined
      if ('made' in answer && answer.made !== undefined)
        secrets.set(answer.made, secret)
      return answer
    },
    list: async key => shown(await house.requests.ask({ type: 'listInvites', data: { room: roomIdOf(key) ?? key } }, 'first')),
    revoke: async (key, invite) => shown(await house.requests.ask({ type: 'revokeInvite', data: { room: roomIdOf(key) ?? key, invite } }, 'first')),
    secretOf: invite => secrets.get(invite),
    async find(secret) {
      const answer = await house.requests.ask({ type: 'findInvite', data: { secret } }, 'first')
      if ('refused' in answer)
        return answer
      return answer.frame.type === 24
        ? { secret, key: answer.frame.data.found.room as RoomKey, found: answer.frame.data }
        : { refused: 'malformed' }
    },
    async enter({ secret, key, found }) {
      if (found.found.entered)
        return undefined
      if (entering?.secret !== secret)
        entering = { secret, cid: house.world.newId() }
      const answer = await house.requests.ask({ type: 'join', data: { room: key, secret, cid: entering.cid } }, 'first')
      if (!isUndecided(answer))
        entering = undefined
      return 'refused' in answer ? answer.refused : undefined
    },
  }
}
