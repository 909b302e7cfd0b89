// Generated from protocol/teahouse.schema.json by protocol/generate.mjs. Do not edit.

/** Whatever the client likes; the answer repeats it. */
export type RequestId = string

/** An id as the client has it; one that names nothing is refused as unknown. */
export type AnyId = string

/** A JWT, signed by the server. Whoever holds it is the person: it never goes into a URL or a log. */
export type TokenText = string

/** What somebody typed; the server judges it and answers with a refusal that says what is wrong. */
export type Typed = string

export type Version = number

/**
 * Who one is. Must be the first frame, within 5 seconds. Without a token: a new person. Answered by sendName,
 * or by a close code of the 4100s.
 */
export interface Connection {
  type: 'connection'
  id?: RequestId
  data?: {
    /** If given, must be the token's. */
    userId?: AnyId
    token?: TokenText
    name?: Typed
    /**
     * 1 for a client that knows this whole protocol. Without it the client hears only frames 1 to 4 and close
     * codes.
     */
    v?: Version
  }
}

/** Be called something else. Everyone sees it; answered by sendName. */
export interface ChangeName {
  type: 'changeName'
  id?: RequestId
  data: {
    name: Typed
  }
}

/** A position in one room's log: contiguous from 1, in the order of commit; 0 is before the first. */
export type Seq = number

/**
 * Made once by the client for one thing it wants done (a UUID of version 7 is right: what begins with the
 * time is kept together), the same on every retry.
 */
export type Cid = string

/**
 * Say something: to a room, to a person (`to` is a user's id), or to the lobby (no `to`). Answered by
 * acknowledged, once it cannot be lost any more.
 */
export interface Msg {
  type: 'msg'
  id?: RequestId
  data: {
    to?: AnyId
    /** May be empty if there are files. */
    text: Typed
    /** The message of the same room that this answers. */
    reply?: Seq
    /** Files that one sent by `POST /api/files`, in the order in which they are shown. */
    files?: AnyId[]
    cid?: Cid
  }
}

/** Say one's own message in other words. Answered by acknowledged. */
export interface Edit {
  type: 'edit'
  id?: RequestId
  data: {
    room: AnyId
    target: Seq
    text: Typed
    cid?: Cid
  }
}

/**
 * Take one's own message back: its words are forgotten everywhere, that it was there is not. Answered by
 * acknowledged.
 */
export interface Recall {
  type: 'recall'
  id?: RequestId
  data: {
    room: AnyId
    target: Seq
    cid?: Cid
  }
}

/**
 * Take back everything that one said, in all rooms, also in those that one has left; however long ago it was.
 * Answered by forgotten.
 */
export interface ForgetMe {
  type: 'forgetMe'
  id?: RequestId
  data: {
    cid?: Cid
  }
}

/** Put an emoji under a message, or take it away again. Answered by acknowledged. */
export interface React {
  type: 'react'
  id?: RequestId
  data: {
    room: AnyId
    target: Seq
    emoji: Typed
    on: boolean
    cid?: Cid
  }
}

/**
 * Pin a message, so that everyone in the room finds it again, or take it down. Anyone who may speak in the
 * room may. Answered by acknowledged.
 */
export interface PinMessage {
  type: 'pin'
  id?: RequestId
  data: {
    room: AnyId
    target: Seq
    on: boolean
    cid?: Cid
  }
}

/** The pinned messages of a room. Answered by pins. */
export interface ListPins {
  type: 'listPins'
  id?: RequestId
  data: {
    room: AnyId
  }
}

/**
 * Changes when the room's log was restored or rebuilt: positions of different epochs must not be compared.
 */
export type Epoch = number

/**
 * Hear a room live, from a position on. Answered by subscribed, then page frames with all that came after
 * `since`, or a hole and the newest page if that is too much; nothing is left out in between. Give either
 * `room` or `with`.
 */
export interface Subscribe {
  type: 'subscribe'
  id?: RequestId
  data: {
    room?: AnyId
    /** A person: the direct room with them, which need not have been used yet. */
    with?: AnyId
    /** The client has everything up to here. Without it, the newest page is sent. */
    since?: Seq
    /** The epoch that `since` is of; when it is no longer the room's, `since` counts for nothing. */
    epoch?: Epoch
  }
}

/** Stop hearing a room live. The lobby goes on to be heard. */
export interface Unsubscribe {
  type: 'unsubscribe'
  id?: RequestId
  data: {
    room: AnyId
  }
}

/** Milliseconds since 1970, by the server's clock: for people, never for order. */
export type Timestamp = number

export type Limit = number

/**
 * A page of a room's log: the newest entries before `before`, or, if only `after` is given, the oldest after
 * it, or, with `at`, the oldest of that time or later. Answered by page.
 */
export interface History {
  type: 'history'
  id?: RequestId
  data: {
    room: AnyId
    before?: Seq
    after?: Seq
    at?: Timestamp
    /** 50 if not given. The server may send fewer. */
    limit?: Limit
  }
}

export type Count = number

/**
 * One has read up to here. The mark goes back only with `back`: from there on is unread again. Answered by
 * readMark on all of one's own connections. `backs`: as the client knows it; nothing moves if the mark was
 * set back more often since. `quiet`: the other of a direct room is not told.
 */
export interface Read {
  type: 'read'
  id?: RequestId
  data: {
    room: AnyId
    seq: Seq
    back?: boolean
    backs?: Count
    quiet?: boolean
  }
}

/**
 * Of an open room: anyone finds and enters it. Of a private one: nobody finds it, and one enters it by an
 * invitation.
 */
export type Access = 'open' | 'invited'

/** Make an open room, or a private one, and enter it, as its keeper. Answered by roomEntered. */
export interface CreateRoom {
  type: 'createRoom'
  id?: RequestId
  data: {
    name: Typed
    topic?: Typed
    /** Open if not given. */
    access?: Access
    cid?: Cid
  }
}

/**
 * What an invitation is opened with: at least 128 random bits, made by the client of who invites. The server
 * keeps a hash of it.
 */
export type Secret = string

/** Enter an open room, or by an invitation any; to do so twice does nothing more. Answered by roomEntered. */
export interface Join {
  type: 'join'
  id?: RequestId
  data: {
    room: AnyId
    /** Of the invitation. */
    secret?: Secret
    cid?: Cid
  }
}

/** Leave an open room. Answered by roomLeft. */
export interface Leave {
  type: 'leave'
  id?: RequestId
  data: {
    room: AnyId
    cid?: Cid
  }
}

/**
 * Open rooms whose name or topic has the query in it, those with the most members first. Answered by
 * roomsFound.
 */
export interface FindRooms {
  type: 'findRooms'
  id?: RequestId
  data?: {
    query?: Typed
    limit?: Limit
  }
}

/**
 * Who is in a room that one hears, a piece at a time: all, or those whose names have the query in them.
 * `after`: the `next` of the piece before. Answered by peopleFound.
 */
export interface FindPeople {
  type: 'findPeople'
  id?: RequestId
  data: {
    room: AnyId
    query?: Typed
    after?: AnyId
    limit?: Limit
  }
}

/** Where a search goes on; opaque. */
export type SearchPlace = string

/**
 * The newest messages that have all these words in them, in the rooms that one is in. Answered by
 * messagesFound. `from`: who said it. `link`, `code`: that have one. `since`, `until`: not before the one,
 * and before the other. `after`: the `next` of the piece before.
 */
export interface FindMessages {
  type: 'findMessages'
  id?: RequestId
  data: {
    query?: Typed
    from?: AnyId
    room?: AnyId
    link?: boolean
    code?: boolean
    since?: Timestamp
    until?: Timestamp
    after?: SearchPlace
    /** 20 if not given, and never more than 50. */
    limit?: Limit
  }
}

export type Milliseconds = number

export type Uses = number

/**
 * Let others into a room that one keeps, by a link with a secret in it. The same secret again is the same
 * invitation. Answered by invites.
 */
export interface CreateInvite {
  type: 'createInvite'
  id?: RequestId
  data: {
    room: AnyId
    secret: Secret
    /** Without it, for ever. */
    lasts?: Milliseconds
    /** How many may come by it. Without it, any number. */
    uses?: Uses
  }
}

/** The invitations into a room that one keeps. Answered by invites. */
export interface ListInvites {
  type: 'listInvites'
  id?: RequestId
  data: {
    room: AnyId
  }
}

/** Take an invitation into a room that one keeps back: nobody comes by it any more. Answered by invites. */
export interface RevokeInvite {
  type: 'revokeInvite'
  id?: RequestId
  data: {
    room: AnyId
    invite: AnyId
  }
}

/** Where an invitation leads. Answered by inviteFound; to enter is to join. */
export interface FindInvite {
  type: 'findInvite'
  id?: RequestId
  data: {
    secret: Secret
  }
}

/**
 * Are you there? Answered by pong, with the heads of all rooms that are heard: so that a lost last message is
 * found too.
 */
export interface Ping {
  type: 'ping'
  id?: RequestId
  data?: Record<string, never>
}

/**
 * One is writing in a room that one hears, or has stopped. To be said again every 3 seconds while it goes on:
 * what was said so is forgotten after 6, and when one says something. Has no answer, also in vain: not of a
 * room of more than 100 people, and not oftener than there is any use.
 */
export interface Typing {
  type: 'typing'
  id?: RequestId
  data: {
    room: AnyId
    on: boolean
  }
}

/**
 * What one wants of a room that one is in, all of it at once. Answered by roomSet on all of one's own
 * connections.
 */
export interface SetRoom {
  type: 'setRoom'
  id?: RequestId
  data: {
    room: AnyId
    /** A Level. */
    level: Typed
    mutedUntil: Timestamp
    pinned: boolean
    archived: Seq
  }
}

/** Who may speak in a room, and pin what was said. To react is everyone's. */
export type Speakers = 'everyone' | 'keepers'

/**
 * Say how a room that one keeps is called, and what holds in it; what is left out stays. Answered by
 * acknowledged.
 */
export interface ArrangeRoom {
  type: 'arrangeRoom'
  id?: RequestId
  data: {
    room: AnyId
    name?: Typed
    /** Empty for none. */
    topic?: Typed
    speakers?: Speakers
    /** For so long a message can be edited and recalled; 0: for ever. */
    window?: Milliseconds
    cid?: Cid
  }
}

/**
 * Make a member a keeper of a room that one keeps, or take it back; also from oneself. Answered by
 * acknowledged.
 */
export interface AppointKeeper {
  type: 'appoint'
  id?: RequestId
  data: {
    room: AnyId
    user: AnyId
    on: boolean
    cid?: Cid
  }
}

/**
 * Put somebody out of a room that one keeps. They can come back: into an open room at once, into a private
 * one by an invitation that was made after that. Answered by acknowledged.
 */
export interface RemoveMember {
  type: 'remove'
  id?: RequestId
  data: {
    room: AnyId
    user: AnyId
    cid?: Cid
  }
}

/**
 * Who is in an open or private room that one is in, those who have been in it the longest first, a piece at a
 * time: all, or those whose names have the query in them. Answered by membersFound.
 */
export interface FindMembers {
  type: 'findMembers'
  id?: RequestId
  data: {
    room: AnyId
    query?: Typed
    /** The `next` of the piece before. */
    after?: Seq
    limit?: Limit
  }
}

/** What the house knows of somebody. Answered by personFound. */
export interface FindPerson {
  type: 'findPerson'
  id?: RequestId
  data: {
    user: AnyId
  }
}

/**
 * Somebody sits before this client now, or not any more: whoever sits before none of theirs is reached by
 * push. A client that never says so counts as attended. No answer.
 */
export interface Attend {
  type: 'attend'
  id?: RequestId
  data: {
    on: boolean
  }
}

/** Where a browser's push service takes pushes for one browser: an address that begins with https://. */
export type PushEndpoint = string

/** A browser's public key for its pushes, `p256dh` of RFC 8291, in base64url. */
export type PushKey = string

/** A browser's secret for its pushes, `auth` of RFC 8291, in base64url. */
export type PushSecret = string

/** Of the day, in UTC. */
export type Minute = number

/**
 * From now on push to this browser what its person wants to be told (setRoom) while they are before none of
 * their clients. Again for the same endpoint: what is given now counts. Answered by pushKept.
 */
export interface PushSubscribe {
  type: 'pushSubscribe'
  id?: RequestId
  data: {
    endpoint: PushEndpoint
    p256dh: PushKey
    auth: PushSecret
    /** Say in a push what was said, not only who said something. */
    words: boolean
    /** With quietTo: do not push from the one to the other, each day. The same twice is the whole day. */
    quietFrom?: Minute
    quietTo?: Minute
  }
}

/** Push to this browser of one's own no more. Answered by pushKept. */
export interface PushUnsubscribe {
  type: 'pushUnsubscribe'
  id?: RequestId
  data: {
    endpoint: PushEndpoint
  }
}

/**
 * Send a push to this browser now, to see whether it comes. Answered by pushTested, once the push service has
 * answered.
 */
export interface PushTest {
  type: 'pushTest'
  id?: RequestId
  data: {
    endpoint: PushEndpoint
    p256dh: PushKey
    auth: PushSecret
  }
}

/** The part before the first dash says what kind of room it is; the rest is opaque. */
export type RoomId = string

/** Names an entry of a log for ever. */
export type EntryId = string

/** A UUID, given by the server at the first visit. */
export type UserId = string

/**
 * 1 to 32 characters as a person counts them (grapheme clusters), at least one of them visible, no control
 * characters.
 */
export type Name = string

/** Somebody. */
export interface User {
  userId: UserId
  name: Name
}

/**
 * What a message answers, as it is now: who said it, and how it begins (at most 120 code points; nothing once
 * it was recalled).
 */
export interface Quote {
  seq: Seq
  from: User
  text: string
  /** How many files it has, if any. */
  files?: Count
  /** What the first of them is called. */
  file?: string
}

/** Names a file that somebody sent to the server. */
export type FileId = string

export type Bytes = number

export type Pixels = number

/** A file of a message. Its content is at `/files/{room}/{file}/{name}`. */
export interface FileSent {
  file: FileId
  /** 1 to 120 code points, no `/`, nothing that hides or turns text. */
  name: string
  /** A media type, found from the bytes; `application/octet-stream` for what is only to be saved. */
  type: string
  size: Bytes
  /** There is a small picture of it at `/files/{room}/{file}/preview`. */
  preview: boolean
  /** Of a picture as it is seen, so that its place can be kept. */
  width?: Pixels
  height?: Pixels
  /** What colour a picture is on the whole. */
  tint?: string
  /** Of a sound or a film, as who sent it said. */
  duration?: Milliseconds
}

/** One emoji: a single character as a person counts them. */
export type Emoji = string

/**
 * How many people reacted to a message with the same emoji, and some of them: whom this is sent to first, if
 * they did.
 */
export interface Reaction {
  emoji: Emoji
  count: Count
  /** The entry that made it so: a reacted frame that is not newer is in it already. */
  seq: Seq
  users: User[]
}

/** Whether a message is pinned, by the newest entry that says so. A message that never was has none. */
export interface Pin {
  seq: Seq
  on: boolean
}

/** Somebody said something. To everyone it is for, the sender's own connections included. */
export interface SendMsg {
  type: 1
  data: {
    room: RoomId
    seq: Seq
    id: EntryId
    /** By the name they had then. */
    from: User
    /** In a direct room. */
    to?: UserId
    /** A Text, as it was last edited; empty once it was recalled, and perhaps where there are files. */
    text: string
    at: Timestamp
    /** The author's, so that the echo takes the draft's place. */
    cid?: Cid
    reply?: Quote
    /** They go with the words when the message is recalled. */
    files?: FileSent[]
    /** The entry that edited it last. */
    edited?: Seq
    /** The entry that recalled it. */
    recalled?: Seq
    /** In the order in which they came first. */
    reactions?: Reaction[]
    pin?: Pin
  }
}

/**
 * How many people are in a room now. That is all one is told of a crowded room, of more than 200 people, at
 * most once a second: who they are can be asked by findPeople.
 */
export interface UserOnlineCount {
  type: 2
  data: {
    room: RoomId
    count: Count
  }
}

/**
 * Who you are: the answer to connection and changeName, and again when the token was renewed or the name
 * changed elsewhere.
 */
export interface SendName {
  type: 3
  id?: RequestId
  data: {
    userId: UserId
    token: TokenText
    name: Name
    expiresAt: Timestamp
  }
}

/**
 * Who is in a room now, in place of all that was told before: at most 200 people; the count is exact. By
 * itself when a room is crowded no more, or when very many came or went at once.
 */
export interface SendUserList {
  type: 4
  data: {
    room: RoomId
    users: User[]
    count: Count
  }
}

/** What was sent with this cid is on disk, in order, final. The same again for a repeated cid. */
export interface Acknowledged {
  type: 5
  id?: RequestId
  data: {
    cid: Cid
    room: RoomId
    seq: Seq
    at: Timestamp
  }
}

/**
 * Why a request was refused. All are definite (what was asked for did not happen and will not) but
 * `unavailable`: after that nobody knows, and the client asks again with the same cid, also if `readOnly`,
 * `tooFast` or `tooManyPending` is then the answer.
 */
export type RefusalCode =
  /** Not JSON, not an object of this protocol, or a field of the wrong type; the message names the place. */
  | 'malformed'
  /** No request has this type. */
  | 'unknownType'
  /** Something other than `connection` came first. */
  | 'notSignedIn'
  /** A second `connection`. */
  | 'alreadySignedIn'
  /** The name has nothing to see in it. */
  | 'nameEmpty'
  /** The name has more than 32 characters. */
  | 'nameTooLong'
  /** The name has characters that hide or turn text. */
  | 'nameNotAllowed'
  /** The text has nothing to see in it. */
  | 'textEmpty'
  /** The text has more than 4,000 code points. */
  | 'textTooLong'
  /** There is no such room, or it is none of yours. */
  | 'unknownRoom'
  /** Nobody is called by this id. */
  | 'unknownRecipient'
  /** The room is there, and you have not entered it. */
  | 'notAMember'
  /** Only who keeps the room may do that. */
  | 'notAKeeper'
  /** Nobody else in the room has this id. */
  | 'unknownMember'
  /** A room has a keeper: make somebody else one first. */
  | 'lastKeeper'
  /** A keeper removed you: you come back by an invitation that was made after that. */
  | 'inviteTooOld'
  /** In this room only keepers speak, and pin. */
  | 'onlyKeepersSpeak'
  /** There is no such invitation. */
  | 'unknownInvite'
  /** The invitation was taken back. */
  | 'inviteRevoked'
  /** The invitation was for a time that is over. */
  | 'inviteExpired'
  /** As many have come by the invitation as it was for. */
  | 'inviteUsedUp'
  /** A room has 50 invitations that are good; take one back first. */
  | 'tooManyInvites'
  /** The room has no such message. */
  | 'unknownMessage'
  /** Somebody else said it: only they can edit or recall it. */
  | 'notYours'
  /**
   * The time in which the room lets messages be edited and recalled is over: a day, if no keeper said
   * otherwise.
   */
  | 'tooLate'
  /** The message was recalled: nothing can be done to it any more. */
  | 'messageRecalled'
  /** It is already as you want it: recalled, or your reaction there, or not there. */
  | 'alreadySo'
  /** A reaction is one emoji. */
  | 'notAnEmoji'
  /** The message has 20 different reactions; add to one of them. */
  | 'tooManyReactions'
  /** One of the files is none that you sent whole and that is in no message yet. */
  | 'unknownFile'
  /** The room has 50 pinned messages; take one down first. */
  | 'tooManyPins'
  /** The lobby and direct rooms cannot be left. */
  | 'cannotLeave'
  /** Another room is called that. */
  | 'roomNameTaken'
  /** This cid was used for something else. */
  | 'cidConflict'
  /** Wait for retryAfter milliseconds and send it again. */
  | 'tooFast'
  /** More than 16 requests wait for their answers. */
  | 'tooManyPending'
  /** Nobody can be in more than 300 rooms. */
  | 'tooManyRooms'
  /** The house can be read and not written at the moment. */
  | 'readOnly'
  /** The store did not answer. What was asked may or may not have happened: ask again with the same cid. */
  | 'unavailable'

/** A request was refused, and nothing else changed. */
export interface Refused {
  type: 6
  id?: RequestId
  data: {
    code: RefusalCode
    /** For whoever writes a client; people are shown the client's own words for the code. */
    message: string
    cid?: Cid
    retryAfter?: Milliseconds
  }
}

export interface Head {
  room: RoomId
  epoch: Epoch
  head: Seq
}

/** I am here, and these are the heads of the rooms that you hear. */
export interface Pong {
  type: 7
  id?: RequestId
  data: {
    at: Timestamp
    heads: Head[]
  }
}

/**
 * Who came to a room, went from it or is called something else, folded: at most four a second per room. In
 * place of it a crowded room is told its userOnlineCount.
 */
export interface RosterChanged {
  type: 8
  data: {
    room: RoomId
    count: Count
    came: User[]
    went: User[]
    renamed: User[]
  }
}

export type Change = 'entered' | 'left'

/** Somebody entered an open room or left it. An entry of the room's log. */
export interface MembershipChanged {
  type: 13
  data: {
    room: RoomId
    seq: Seq
    id: EntryId
    from: User
    change: Change
    /** When the last keeper left: who has been in the room the longest, and keeps it from now on. */
    keeper?: User
    at: Timestamp
    cid?: Cid
  }
}

/** Somebody said their message in other words. An entry of the room's log. */
export interface Edited {
  type: 20
  data: {
    room: RoomId
    seq: Seq
    id: EntryId
    from: User
    /** The message that it happened to. */
    target: Seq
    /** A Text; empty if the message was edited again or recalled since. */
    text: string
    at: Timestamp
    cid?: Cid
  }
}

/** Somebody took their message back: its words are to be forgotten. An entry of the room's log. */
export interface Recalled {
  type: 21
  data: {
    room: RoomId
    seq: Seq
    id: EntryId
    from: User
    /** The message that it happened to. */
    target: Seq
    at: Timestamp
    cid?: Cid
  }
}

/** Somebody put an emoji under a message, or took it away. An entry of the room's log. */
export interface Reacted {
  type: 22
  data: {
    room: RoomId
    seq: Seq
    id: EntryId
    from: User
    /** The message that it happened to. */
    target: Seq
    emoji: Emoji
    on: boolean
    /** How many people have it there now. */
    count: Count
    at: Timestamp
    cid?: Cid
  }
}

/** Somebody pinned a message, or took it down. An entry of the room's log. */
export interface Pinned {
  type: 45
  data: {
    room: RoomId
    seq: Seq
    id: EntryId
    from: User
    /** The message that it happened to. */
    target: Seq
    on: boolean
    at: Timestamp
    cid?: Cid
  }
}

/**
 * A keeper said how the room is called, or what holds in it from now on. An entry of the room's log; it has
 * what became different.
 */
export interface Arranged {
  type: 50
  data: {
    room: RoomId
    seq: Seq
    id: EntryId
    from: User
    name?: Name
    /** Empty: it has none any more. */
    topic?: string
    speakers?: Speakers
    /** For so long a message can be edited and recalled; 0: for ever. */
    window?: Milliseconds
    at: Timestamp
    cid?: Cid
  }
}

/** A keeper made a member a keeper, or took it back. An entry of the room's log. */
export interface Appointed {
  type: 51
  data: {
    room: RoomId
    seq: Seq
    id: EntryId
    from: User
    whom: User
    on: boolean
    at: Timestamp
    cid?: Cid
  }
}

/** A keeper put somebody out of the room, who hears roomLeft instead. An entry of the room's log. */
export interface Removed {
  type: 52
  data: {
    room: RoomId
    seq: Seq
    id: EntryId
    from: User
    whom: User
    at: Timestamp
    cid?: Cid
  }
}

/**
 * Somebody took back every message that they had said in the room before: as if each had been recalled by
 * this. An entry of the room's log.
 */
export interface RecalledAll {
  type: 60
  data: {
    room: RoomId
    seq: Seq
    id: EntryId
    from: User
    /** How many messages those were. */
    count: Count
    at: Timestamp
    cid?: Cid
  }
}

export type LogFrame = SendMsg | MembershipChanged | Edited | Recalled | Reacted | Pinned | Arranged | Appointed | Removed | RecalledAll

/**
 * A contiguous piece of a room's log, oldest first, each entry as the frame that tells it live. Empty when
 * there is nothing there.
 */
export interface Page {
  type: 9
  id?: RequestId
  data: {
    room: RoomId
    epoch: Epoch
    firstSeq: Seq
    head: Seq
    entries: LogFrame[]
  }
}

/** The room is heard from here on. A sendUserList of the room follows. */
export interface Subscribed {
  type: 10
  id?: RequestId
  data: {
    room: RoomId
    epoch: Epoch
    firstSeq: Seq
    head: Seq
  }
}

/**
 * There is more between what you have and what follows than is sent by itself: ask for it by history when it
 * is wanted.
 */
export interface Hole {
  type: 11
  data: {
    room: RoomId
    epoch: Epoch
    after: Seq
    before: Seq
  }
}

/**
 * One has read up to here, on this device or another. Of two marks the one with more `backs` is the newer,
 * and of two with as many the one further on.
 */
export interface ReadMark {
  type: 12
  id?: RequestId
  data: {
    room: RoomId
    seq: Seq
    unread: Count
    /** How often the mark was set back; never if it is left out. */
    backs?: Count
  }
}

export type RoomKind = 'lobby' | 'open' | 'direct'

export type Role = 'member' | 'keeper'

/**
 * Of what is said in a room, what somebody wants to be told when they are not looking. `usual`: all of a
 * direct room, of other rooms what calls them by name or answers them.
 */
export type Level = 'usual' | 'all' | 'mentions' | 'none'

/** What somebody wants of a room, for themselves alone. */
export interface RoomSettings {
  /** Of what is said there, what they want to be told when they are not looking. */
  level: Level
  /** Until then nothing; 0 if the level alone counts. */
  mutedUntil: Timestamp
  /** It stands before other rooms. */
  pinned: boolean
  /** It is put away until a message comes after this one; 0 if it is not. */
  archived: Seq
  /** Of two of the same room the one with the higher revision is right. */
  revision: Count
}

/** A room that one is in. */
export interface Room {
  room: RoomId
  kind: RoomKind
  /** Of an open room. The client has its own words for the lobby. */
  name?: Name
  topic?: string
  /** Of an open or private room. */
  access?: Access
  /** One's own, in an open or private room, as of `arranged`. */
  role?: Role
  /** The other one, in a direct room. */
  with?: User
  epoch: Epoch
  /** The oldest entry that is kept. */
  firstSeq: Seq
  /** The newest entry. */
  head: Seq
  /** Read up to here. */
  mark: Seq
  /** Messages after the mark, at most 1000. One's own message moves the mark to itself. */
  unread: Count
  /** Of the mark; see readMark. */
  backs?: Count
  /** The other of a direct room has read up to here; see seen. */
  seen?: Seq
  /** The newest message. */
  last?: LogFrame
  /** Where something was ever chosen. */
  settings?: RoomSettings
  /** Everyone, if it is left out. */
  speakers?: Speakers
  /** For so long a message can be edited and recalled; 0: for ever. A day, if it is left out. */
  window?: Milliseconds
  /**
   * The entry that arranged the room last, or said who keeps it, if one did: what it and those before it said
   * is in this already.
   */
  arranged?: Seq
}

/** All rooms that one is in, the lobby first, then the most lately used. Follows the first sendName. */
export interface MyRooms {
  type: 14
  data: {
    rooms: Room[]
  }
}

/** One is in this room now: entered, made, or written to by somebody, on this device or another. */
export interface RoomEntered {
  type: 15
  id?: RequestId
  data: Room
}

/** One is not in this room any more. */
export interface RoomLeft {
  type: 16
  id?: RequestId
  data: {
    room: RoomId
    /** A keeper who put one out. */
    by?: User
  }
}

/** An open room that can be entered. */
export interface RoomFound {
  room: RoomId
  name: Name
  topic: string
  members: Count
  entered: boolean
}

/** Open rooms. */
export interface RoomsFound {
  type: 17
  id?: RequestId
  data: {
    rooms: RoomFound[]
  }
}

export type NoticeKind = 'moving'

/**
 * Something about the house. `moving`: it is about to close the connection; come back after retryAfter
 * milliseconds.
 */
export interface Notice {
  type: 18
  data: {
    kind: NoticeKind
    retryAfter?: Milliseconds
  }
}

/**
 * Some of the people who are in a room now, always in the same order. `next`: there may be more after this
 * one; a piece with it may have nobody in it.
 */
export interface PeopleFound {
  type: 19
  id?: RequestId
  data: {
    room: RoomId
    users: User[]
    count: Count
    next?: UserId
  }
}

/** The pinned messages of a room, as they are now, the newest pin first. */
export interface Pins {
  type: 46
  id?: RequestId
  data: {
    room: RoomId
    entries: LogFrame[]
  }
}

/** Somebody who is in an open or private room, whether they are here now or not. */
export interface Member {
  user: User
  role: Role
  /** When they entered. */
  since: Timestamp
}

/**
 * Some of those who are in an open or private room. `next`: there may be more after this one; a piece with it
 * may have nobody in it.
 */
export interface MembersFound {
  type: 53
  id?: RequestId
  data: {
    room: RoomId
    members: Member[]
    /** All of them. */
    count: Count
    next?: Seq
  }
}

/** What somebody was called. */
export interface FormerName {
  name: Name
  until: Timestamp
}

/** Somebody. */
export interface PersonFound {
  type: 54
  id?: RequestId
  data: {
    user: User
    /** When they were here for the first time, as far as the house knows. */
    since: Timestamp
    /** What they were called before, the newest first. */
    names: FormerName[]
  }
}

/** Everything that one said is taken back. The same again for a repeated cid. */
export interface Forgotten {
  type: 61
  id?: RequestId
  data: {
    cid: Cid
    /** How many, in all rooms. */
    messages: Count
  }
}

/** Names an invitation to those who keep the room. It opens nothing. */
export type InviteId = string

/** An invitation that is good. What it is opened with only who made it knows. */
export interface Invite {
  invite: InviteId
  by: User
  at: Timestamp
  /** Without it, for ever. */
  until?: Timestamp
  /** How many may come by it. Without it, any number. */
  uses?: Uses
  /** How many have. */
  used: Count
}

/** The invitations into a room that are good, the newest first. */
export interface Invites {
  type: 23
  id?: RequestId
  data: {
    room: RoomId
    invites: Invite[]
    /** The one that createInvite made. */
    made?: InviteId
  }
}

/**
 * Where an invitation leads, and who invites. Who is in the room already is told so, whatever became of the
 * invitation.
 */
export interface InviteFound {
  type: 24
  id?: RequestId
  data: {
    by: User
    found: RoomFound
    access: Access
    until?: Timestamp
  }
}

/** Part of a text, counted in code points. */
export interface TextRange {
  begin: Count
  length: Count
}

/** A message in which something was found. */
export interface MessageFound {
  room: RoomId
  seq: Seq
  /** By the name they had then. */
  from: User
  at: Timestamp
  /** At most 240 code points of it, around what was found, with an ellipsis where it is cut. */
  text: string
  /** What was found in this text. */
  ranges: TextRange[]
}

/**
 * Messages that were looked for, the newest first. `next`: there may be more from there on; a piece with it
 * may have no message in it.
 */
export interface MessagesFound {
  type: 30
  id?: RequestId
  data: {
    messages: MessageFound[]
    next?: SearchPlace
  }
}

/**
 * Who is writing in a room now, in place of all that was told before: at most three are named, oneself
 * perhaps among them; the count is of all. Holds for 6 seconds, and for each until they say something.
 * Folded: at most two a second per room.
 */
export interface Typists {
  type: 34
  data: {
    room: RoomId
    users: User[]
    count: Count
  }
}

/** What one wants of a room, chosen on this device or another. */
export interface RoomSet {
  type: 35
  id?: RequestId
  data: {
    room: RoomId
    settings: RoomSettings
  }
}

/** The other of a direct room has read up to here, and did not do so quietly. It never goes back. */
export interface Seen {
  type: 70
  data: {
    room: RoomId
    seq: Seq
  }
}

/** Whether this browser is pushed to from now on. */
export interface PushKept {
  type: 40
  id?: RequestId
  data: {
    endpoint: PushEndpoint
    on: boolean
  }
}

export type PushFate = 'delivered' | 'gone' | 'refused' | 'unreachable' | 'forbidden'

/** What became of a push that was to be tried. */
export interface PushTested {
  type: 41
  id?: RequestId
  data: {
    /**
     * `delivered`: the push service has it; `gone`: it knows this browser no more; `refused`: it would not
     * take it; `unreachable`: it does not answer the house; `forbidden`: the house does not push there.
     */
    outcome: PushFate
    /** What the push service said, as HTTP has it. */
    status?: Count
  }
}

/** What somebody says: 1 to 4,000 code points, at least one of them visible. */
export type Text = string

/** What a client sends. */
export type ClientFrame =
  | Connection
  | ChangeName
  | Msg
  | Edit
  | Recall
  | ForgetMe
  | React
  | PinMessage
  | ListPins
  | Subscribe
  | Unsubscribe
  | History
  | Read
  | CreateRoom
  | Join
  | Leave
  | FindRooms
  | FindPeople
  | FindMessages
  | CreateInvite
  | ListInvites
  | RevokeInvite
  | FindInvite
  | Ping
  | Typing
  | SetRoom
  | ArrangeRoom
  | AppointKeeper
  | RemoveMember
  | FindMembers
  | FindPerson
  | Attend
  | PushSubscribe
  | PushUnsubscribe
  | PushTest

/** What the server sends. */
export type ServerFrame =
  | SendMsg
  | UserOnlineCount
  | SendName
  | SendUserList
  | Acknowledged
  | Refused
  | Pong
  | RosterChanged
  | Page
  | Subscribed
  | Hole
  | ReadMark
  | MembershipChanged
  | MyRooms
  | RoomEntered
  | RoomLeft
  | RoomsFound
  | Notice
  | PeopleFound
  | Edited
  | Recalled
  | Reacted
  | Pinned
  | Pins
  | Arranged
  | Appointed
  | Removed
  | MembersFound
  | PersonFound
  | RecalledAll
  | Forgotten
  | Invites
  | InviteFound
  | MessagesFound
  | Typists
  | RoomSet
  | Seen
  | PushKept
  | PushTested

/** The names of the numbers. */
export const ServerType = {
  sendMsg: 1,
  userOnlineCount: 2,
  sendName: 3,
  sendUserList: 4,
  acknowledged: 5,
  refused: 6,
  pong: 7,
  rosterChanged: 8,
  page: 9,
  subscribed: 10,
  hole: 11,
  readMark: 12,
  membershipChanged: 13,
  myRooms: 14,
  roomEntered: 15,
  roomLeft: 16,
  roomsFound: 17,
  notice: 18,
  peopleFound: 19,
  edited: 20,
  recalled: 21,
  reacted: 22,
  pinned: 45,
  pins: 46,
  arranged: 50,
  appointed: 51,
  removed: 52,
  membersFound: 53,
  personFound: 54,
  recalledAll: 60,
  forgotten: 61,
  invites: 23,
  inviteFound: 24,
  messagesFound: 30,
  typists: 34,
  roomSet: 35,
  seen: 70,
  pushKept: 40,
  pushTested: 41,
} as const
export type ServerType = (typeof ServerType)[keyof typeof ServerType]

/**
 * Why the server closed the connection, and so what to do: below 4000 as RFC 6455 says; 4000-4099 come back
 * and resume; 4100-4199 sign in again, without the token; 4200-4299 do not come back.
 */
export const CloseCode = {
  /** The client closed; so do we. */
  normal: 1000,
  /** Not RFC 6455. */
  protocolError: 1002,
  /** A binary message. */
  notText: 1003,
  /** Text that is not UTF-8. */
  notUtf8: 1007,
  /** A message over 64 KiB, or a first one over 4 KiB. */
  tooBig: 1009,
  /** The server is going down or moving: come back after the time that the notice gave. */
  restarting: 1012,
  /** Too much waited to be read. Come back and resume. */
  slowReader: 4008,
  /** The server has too much to do. Come back a little later and resume. */
  overloaded: 4009,
  /** No `connection` frame within 5 seconds. */
  signInTimeout: 4100,
  /** The first frame was not a `connection`. */
  signInFirst: 4101,
  /** The token is too old. */
  tokenExpired: 4102,
  /** The token is not one that this server gave. */
  tokenTampered: 4103,
  /** The token is another person's than userId says, or was made for another purpose. */
  tokenForeign: 4104,
  /** Too many malformed requests, or far more frames than anybody needs. */
  tooManyStrikes: 4200,
} as const
export type CloseCode = (typeof CloseCode)[keyof typeof CloseCode]
