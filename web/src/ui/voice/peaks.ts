/** How loud the loudest moment of each part is, 0 to 1, by the ear more than by the number. */
export function loudest(samples: Float32Array, parts: number): number[] {
  const length = samples.length / parts
  const peaks = Array.from({ length: parts }, (_, part) => {
    let peak = 0
    for (let i = Math.floor(part * length); i < Math.floor((part + 1) * length); i++)
      peak = Math.max(peak, Math.abs(samples[i]!))
    return peak
  })
  // A quiet voice fills its line as a loud one does.
  const top = Math.max(...peaks, 0.02)
  return peaks.map(peak => Math.sqrt(peak / top))
}

/** More is not read for the sake of a drawing. */
const BYTES_MAX = 4_000_000
const known = new Map<string, Promise<readonly number[] | undefined>>()

/** The loudness of a recording, once for each; undefined where the browser cannot tell. */
export function peaksOf(source: string, bytes: Blob | undefined, parts: number, signal: AbortSignal): Promise<readonly number[] | undefined> {
  let peaks = known.get(source)
  if (!peaks) {
    known.set(source, peaks = read(source, bytes, parts, signal))
    void peaks.then(found => found ?? known.delete(source))
  }
  return peaks
}

async function read(source: string, bytes: Blob | undefined, parts: number, signal: AbortSignal): Promise<readonly number[] | undefined> {
  try {
    const blob = bytes ?? await (await fetch(source, { signal })).blob()
    if (blob.size > BYTES_MAX)
      return undefined
    // One channel at a low rate: nobody will hear it.
    const sound = await new OfflineAudioContext(1, 1, 8_000).decodeAudioData(await blob.arrayBuffer())
    return loudest(sound.getChannelData(0), parts)
  }
  catch {
    return undefined
  }
}
