import { execFileSync } from 'node:child_process'

/** Why programs cannot be traced on this machine; false if they can. */
export function whyNotTraced() {
  try {
    execFileSync('strace', ['-f', '-e', 'trace=none', 'true'], { stdio: 'pipe' })
    return false
  } catch (error) {
    return `strace cannot trace here: ${String(error.stderr ?? error.message).split('\n')[0]}`
  }
}

/**
 * What a traced program did, in the order in which it was done: [{call, text, begun, done, result}], with `begun` and `done`
 * as line numbers. A call that strace tells in two lines (unfinished, resumed) is one here.
 */
export function callsOf(trace) {
  const calls = []
  const open = new Map()
  trace.split('\n').forEach((line, at) => {
    const parts = /^(\d+) +(.*)$/.exec(line)
    if (!parts) return
    const [, thread, rest] = parts
    const resumed = /^<\.\.\. (\w+) resumed>(.*?)\)? += (-?\d+)/.exec(rest)
    if (resumed) {
      const call = open.get(thread)
      open.delete(thread)
      if (call) Object.assign(call, { text: call.text + resumed[2], done: at, result: Number(resumed[3]) })
      return
    }
    const begun = /^(\w+)\((.*)$/.exec(rest)
    if (!begun) return
    const call = { call: begun[1], text: begun[2], begun: at }
    calls.push(call)
    if (rest.endsWith('<unfinished ...>')) {
      open.set(thread, call)
    } else {
      Object.assign(call, { done: at, result: Number(/ = (-?\d+)[^=]*$/.exec(rest)?.[1]) })
    }
  })
  return calls
}

const writing = ['write', 'writev', 'sendto', 'sendmsg', 'sendmmsg']
const syncing = ['fsync', 'fdatasync']
const isWal = call => call.text.includes('teahouse.db-wal')

/** What is wrong with the way of the message with this cid to the disk and to a socket; nothing if it is right. */
export function faultOfOrder(calls, cid) {
  const told = calls.find(call => writing.includes(call.call) && call.text.includes(cid))
  if (!told) return 'the acknowledgement was never written'
  const written = calls.filter(call => call.call === 'pwrite64' && isWal(call) && call.done < told.begun)
  if (!written.some(call => call.text.includes(cid))) return 'the message was not in the log of the database before the acknowledgement'
  const last = written.at(-1)
  const synced = calls.some(call => syncing.includes(call.call) && isWal(call) && call.begun > last.done && call.done < told.begun && call.result === 0)
  return synced ? undefined : 'the log of the database was not synced between its last write and the acknowledgement'
}
