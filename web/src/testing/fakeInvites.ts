import type { ClientFrame, CreateInvite, FindInvite, Invite, InviteId, ListInvites, RevokeInvite, RoomId, Secret, ServerFrame, User } from '../protocol/frames.gen'
import type { FakeRoom } from './fakeRoom'

type AboutInvites = CreateInvite | ListInvites | RevokeInvite | FindInvite

export function isAboutInvites(frame: ClientFrame): frame is AboutInvites {
  return frame.type === 'createInvite' || frame.type === 'listInvites' || frame.type === 'revokeInvite' || frame.type === 'findInvite'
}

/** The invitations of the fake server: anybody keeps any room, and links work until they are taken back. */
export class FakeInvites {
  private readonly made = new Map<Secret, { room: RoomId, invite: Invite }>()

  answer(frame: AboutInvites, user: User, roomOf: (id: RoomId) => FakeRoom | undefined): ServerFrame {
    switch (frame.type) {
      case 'createInvite': {
        const { room, secret, uses } = frame.data
        const known = this.made.get(secret)?.invite
        const invite = known ?? { invite: `00000000-0000-4000-8000-${String(this.made.size).padStart(12, '0')}`, by: user, at: 0, used: 0, ...uses !== undefined && { uses } }
        this.made.set(secret, { room, invite })
        return this.list(room, invite.invite)
      }
      case 'revokeInvite':
        for (const [secret, { invite }] of this.made) {
          if (invite.invite === frame.data.invite)
            this.made.delete(secret)
        }
        return this.list(frame.data.room)
      case 'listInvites':
        return this.list(frame.data.room)
      case 'findInvite': {
        const found = this.made.get(frame.data.secret)
        const room = found && roomOf(found.room)
        if (!room)
          return { type: 6, data: { code: 'unknownInvite', message: '' } }
        const { id, name = '', members, access = 'open' } = room
        return { type: 24, data: { by: found.invite.by, found: { room: id, name, topic: '', members: members.size, entered: members.has(user.userId) }, access } }
      }
      default:
        return frame satisfies never
    }
  }

  private list(room: RoomId, made?: InviteId): ServerFrame {
    const invites = [...this.made.values()].filter(one => one.room === room).map(one => one.invite)
    return { type: 23, data: { room, invites, ...made !== undefined && { made } } }
  }
}
