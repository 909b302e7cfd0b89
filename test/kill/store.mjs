import { execFileSync } from 'node:child_process'

/**
 * All logs as they lie in the database: a Map from room to {epoch, head, entries: [{seq, id, cid}]}. Opened read-only;
 * the server may be running.
 *
 * `place` holds the room's number above and the position in the lower 32 bits; see server/adapters/sqlite/schema.cpp.
 */
export function logsOnDisk(database) {
  const ask = sql => {
    const answer = execFileSync('sqlite3', ['-readonly', '-json', database, sql], { maxBuffer: 1 << 30, encoding: 'utf8' })
    return answer.trim() ? JSON.parse(answer) : []
  }
  const integrity = ask('PRAGMA integrity_check')[0].integrity_check
  if (integrity !== 'ok') throw new Error(`the database is damaged: ${integrity}`)

  const kinds = ['lobby', 'room', 'direct']
  const logs = new Map()
  const roomOfKey = new Map()
  for (const { key, kind, uuid, epoch, head } of ask('SELECT key, kind, hex(uuid) AS uuid, epoch, head FROM rooms')) {
    const room = kind === 0 ? 'lobby' : `${kinds[kind]}-${dashed(uuid)}`
    logs.set(room, { epoch, head, entries: [] })
    roomOfKey.set(key, room)
  }
  const rows = ask('SELECT place >> 32 AS room, place & 4294967295 AS seq, hex(id) AS id, cid FROM entries ORDER BY place')
  for (const { room, seq, id, cid } of rows) logs.get(roomOfKey.get(room)).entries.push({ seq, id: dashed(id), cid })
  return logs
}

const dashed = hex => hex.toLowerCase().replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5')

/** The same by the protocol, of the rooms that this person may read. */
export async function logsByHistory(person, rooms) {
  const logs = new Map()
  for (const room of rooms) {
    const { epoch, head, entries } = await person.wholeLog(room)
    logs.set(room, { epoch, head, entries: entries.map(({ data }) => ({ seq: data.seq, id: data.id, cid: data.cid })) })
  }
  return logs
}
