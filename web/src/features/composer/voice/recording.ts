/** What plays everywhere comes first. */
const types = ['audio/mp4;codecs=mp4a.40.2', 'audio/mp4', 'audio/webm;codecs=opus', 'audio/webm', 'audio/ogg;codecs=opus']

/** Enough for a voice, and small: a minute is 360 KB. */
const BITS_PER_SECOND = 48_000

export interface Recorded {
  readonly blob: Blob
  /** In milliseconds. */
  readonly duration: number
}

export type NoRecording = 'noMicrophone' | 'microphoneDenied' | 'microphoneMissing'

/** A voice while it is recorded. The microphone is let go of whatever happens. */
export class Recording {
  private readonly pieces: Blob[] = []
  private readonly began = performance.now()
  private readonly context = new AudioContext()
  private readonly ear = this.context.createAnalyser()
  private readonly samples = new Float32Array(1_024)

  private constructor(private readonly stream: MediaStream, private readonly recorder: MediaRecorder) {
    recorder.ondataavailable = ({ data }) => void this.pieces.push(data)
    this.ear.fftSize = this.samples.length
    this.context.createMediaStreamSource(stream).connect(this.ear)
    // In pieces, so that little is lost if the page goes.
    recorder.start(1_000)
  }

  static async begin(): Promise<Recording | NoRecording> {
    // Browsers have no such thing on a page that came without TLS.
    if (!navigator.mediaDevices?.getUserMedia || typeof MediaRecorder === 'undefined')
      return 'noMicrophone'
    try {
      const stream = await navigator.mediaDevices.getUserMedia({ audio: { echoCancellation: true, noiseSuppression: true } })
      const mimeType = types.find(type => MediaRecorder.isTypeSupported(type))
      return new Recording(stream, new MediaRecorder(stream, { ...mimeType && { mimeType }, audioBitsPerSecond: BITS_PER_SECOND }))
    }
    catch (error) {
      return (error as DOMException).name === 'NotFoundError' ? 'microphoneMissing' : 'microphoneDenied'
    }
  }

  get duration(): number {
    return performance.now() - this.began
  }

  /** How loud it is now, 0 to 1. */
  get level(): number {
    this.ear.getFloatTimeDomainData(this.samples)
    const power = this.samples.reduce((sum, sample) => sum + sample * sample, 0) / this.samples.length
    return Math.min(1, Math.sqrt(power) * 4)
  }

  async end(): Promise<Recorded> {
    const { duration } = this
    await new Promise((resolve) => {
      this.recorder.onstop = resolve
      this.recorder.stop()
    })
    this.free()
    return { blob: new Blob(this.pieces, { type: this.recorder.mimeType.split(';')[0]! }), duration: Math.round(duration) }
  }

  cancel(): void {
    if (this.recorder.state !== 'inactive')
      this.recorder.stop()
    this.free()
  }

  private free(): void {
    this.stream.getTracks().forEach(track => track.stop())
    if (this.context.state !== 'closed')
      void this.context.close()
  }
}
