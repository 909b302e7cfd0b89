import type { Volume } from './reaching'
import type { Sound } from './sounds'

const LOUDNESS: Readonly<Record<Volume, number>> = { low: 0.12, middle: 0.26, high: 0.5 }

/** One way a thing rings: where it begins, how loud, how fast it is gone. */
interface Tone {
  readonly hertz: number
  readonly gain: number
  readonly seconds: number
}

/**
 * A cup set down on wood: the table gives a low knock, the cup a short bright ring that is no chord, and where they touch there
 * is a grain of noise. All of it is gone in a third of a second.
 */
const voices: Readonly<Record<Sound, { readonly knock: Tone, readonly ring: readonly Tone[], readonly touch: number, readonly dark: number }>> = {
  cup: {
    knock: { hertz: 196, gain: 0.9, seconds: 0.11 },
    ring: [{ hertz: 1_244, gain: 0.2, seconds: 0.2 }, { hertz: 1_987, gain: 0.11, seconds: 0.15 }, { hertz: 3_322, gain: 0.05, seconds: 0.09 }],
    touch: 0.3,
    dark: 5_200,
  },
  // On a cloth: the same cup, lower and without the grain.
  softCup: {
    knock: { hertz: 164, gain: 0.6, seconds: 0.14 },
    ring: [{ hertz: 932, gain: 0.13, seconds: 0.24 }, { hertz: 1_480, gain: 0.05, seconds: 0.16 }],
    touch: 0.07,
    dark: 2_600,
  },
}

/** Sets it down now. */
export function setDown(context: BaseAudioContext, sound: Sound, volume: Volume): void {
  const { knock, ring, touch, dark } = voices[sound]
  const start = context.currentTime + 0.01
  const out = new GainNode(context, { gain: LOUDNESS[volume] })
  const roof = new BiquadFilterNode(context, { type: 'lowpass', frequency: dark, Q: 0.3 })
  roof.connect(out).connect(context.destination)

  sing(context, roof, start, knock, 0.72)
  // The cup answers a moment after the wood.
  for (const tone of ring)
    sing(context, roof, start + 0.004, tone, 1)

  const grain = new AudioBufferSourceNode(context, { buffer: noise(context, 0.03) })
  const body = new BiquadFilterNode(context, { type: 'bandpass', frequency: 1_050, Q: 1.6 })
  const fade = new GainNode(context, { gain: 0 })
  fade.gain.setValueAtTime(touch, start)
  fade.gain.exponentialRampToValueAtTime(0.000_1, start + 0.03)
  grain.connect(body).connect(fade).connect(roof)
  grain.start(start)
}

/** A tone that is there at once and dies away, its pitch falling a little as wood's does. */
function sing(context: BaseAudioContext, to: AudioNode, start: number, { hertz, gain, seconds }: Tone, fall: number): void {
  const voice = new OscillatorNode(context, { type: 'sine', frequency: hertz })
  voice.frequency.setValueAtTime(hertz, start)
  voice.frequency.exponentialRampToValueAtTime(hertz * fall, start + seconds)
  const fade = new GainNode(context, { gain: 0 })
  fade.gain.setValueAtTime(0, start)
  fade.gain.linearRampToValueAtTime(gain, start + 0.002)
  fade.gain.exponentialRampToValueAtTime(0.000_1, start + seconds)
  voice.connect(fade).connect(to)
  voice.start(start)
  voice.stop(start + seconds + 0.02)
}

function noise(context: BaseAudioContext, seconds: number): AudioBuffer {
  const buffer = context.createBuffer(1, Math.ceil(context.sampleRate * seconds), context.sampleRate)
  const samples = buffer.getChannelData(0)
  for (let i = 0; i < samples.length; i++)
    samples[i] = Math.random() * 2 - 1
  return buffer
}
