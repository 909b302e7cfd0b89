/**
 * Holds what clients were told against what the store has. Time and memory are linear in the entries and in what was sent.
 *
 * I1  what was acknowledged is in the log, at the position that was acknowledged
 * I2  no cid is in the logs twice
 * I3  positions are contiguous from 1
 * I4  what each observer applied is a run without a hole or a repeat, up to the head
 * I5  what was definitely refused is nowhere
 * I6  what one client said in one room, and was acknowledged, is in the order of saying
 * I7  nothing was told that is not in the log, as it was told
 * I8  heads never go back
 *
 * `log` is a Map from room to {epoch, head, entries: [{seq, id, cid}]}, oldest first. Answers with [{invariant, words}].
 */
export function faultsOf({ log, ledgers, told }) {
  const faults = []
  const fault = (invariant, words) => faults.push({ invariant, words })
  const placeOf = new Map()

  for (const [room, { head, entries }] of log) {
    let expected = 1
    for (const { seq, cid } of entries) {
      if (seq !== expected) fault('I3', `${room} has ${seq} where ${expected} should be`)
      expected = seq + 1
      if (placeOf.has(cid)) fault('I2', `${cid} is at ${room} ${seq} and at ${placeOf.get(cid).room} ${placeOf.get(cid).seq}`)
      placeOf.set(cid, { room, seq })
    }
    if (head !== expected - 1) fault('I3', `the head of ${room} is said to be ${head}, and the last entry is ${expected - 1}`)
  }

  for (const ledger of ledgers) {
    for (const [cid, { room, seq }] of ledger.acknowledged) {
      const place = placeOf.get(cid)
      if (!place) fault('I1', `${ledger.who} was told that ${cid} is at ${room} ${seq}, and it is nowhere`)
      else if (place.room !== room || place.seq !== seq) {
        fault('I1', `${ledger.who} was told that ${cid} is at ${room} ${seq}, and it is at ${place.room} ${place.seq}`)
      }
    }
    for (const [cid, code] of ledger.refused) {
      if (placeOf.has(cid)) fault('I5', `${cid} of ${ledger.who} was refused as ${code}, and is at ${placeOf.get(cid).room} ${placeOf.get(cid).seq}`)
    }
    const newestOf = new Map()
    for (const [cid] of ledger.sent) {
      const place = ledger.acknowledged.has(cid) ? placeOf.get(cid) : undefined
      if (!place) continue
      const newest = newestOf.get(place.room)
      if (newest && newest.seq > place.seq) fault('I6', `${ledger.who} said ${newest.cid} before ${cid}, and in ${place.room} it is after`)
      else newestOf.set(place.room, { cid, seq: place.seq })
    }
    for (const [room, { epoch, seq }] of ledger.applied) {
      const kept = log.get(room)
      if (!kept || kept.epoch !== epoch) fault('I7', `${ledger.who} has ${room} in epoch ${epoch}, and the store in ${kept?.epoch}`)
      else if (seq !== kept.entries.length) fault('I4', `${ledger.who} has ${room} up to ${seq} of ${kept.entries.length}`)
    }
    for (const words of ledger.faults) fault(words.slice(0, 2), `${ledger.who}: ${words.slice(4)}`)
  }

  for (const words of told.faults) fault('I7', words)
  for (const { room, epoch, seq, id, cid, who } of told) {
    const kept = log.get(room)
    const entry = kept?.epoch === epoch ? kept.entries[seq - 1] : undefined
    if (!entry) fault('I7', `${who} was told of ${room} ${seq} (epoch ${epoch}), and it is nowhere`)
    else if (entry.id !== id || entry.cid !== cid) fault('I7', `${who} was told that ${room} ${seq} is ${id} (${cid}), and it is ${entry.id} (${entry.cid})`)
  }
  return faults
}
