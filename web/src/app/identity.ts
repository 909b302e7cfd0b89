import type { Session, SessionAnswer } from '../connection/session'
import type { Name, SendName, User } from '../protocol/frames.gen'
import type { KeptIdentity } from '../storage/store'
import type { HouseWorld } from './houseWorld'
import { suggestName } from '../model/suggestedName'

/** Who we are, as this browser keeps it: the same in all tabs, over reloads, and with a name that was chosen without a connection. */
export class Identity {
  private kept: KeptIdentity | undefined

  constructor(private readonly world: HouseWorld, private readonly changed: () => void) {}

  /** Undefined before the first answer of a server. */
  get user(): User | undefined {
    return this.kept && { userId: this.kept.userId, name: this.kept.wantedName ?? this.kept.name }
  }

  /** The name that the server has not been told yet. */
  get wanted(): Name | undefined {
    return this.kept?.wantedName
  }

  /** As it was kept. Answers whether it was. */
  async restore(): Promise<boolean> {
    this.kept = await this.world.store.identity()
    return this.kept !== undefined
  }

  /** Asks the server. One tab asks at a time, so that two new tabs do not become two people. */
  ask(anew: boolean, signal: AbortSignal): Promise<SessionAnswer> {
    return this.world.life.alone('session', async () => {
      const kept = await this.world.store.identity()
      let answer = await this.world.askServer(anew ? undefined : kept?.token, signal)
      if ('refused' in answer)
        answer = await this.world.askServer(undefined, signal)
      if ('refused' in answer)
        return { retryAfter: undefined }
      if ('session' in answer) {
        const { userId, token } = answer.session
        this.kept = kept?.userId === userId ? { ...kept, token } : { userId, token, name: '' }
        await this.world.store.keepIdentity(this.kept)
      }
      return answer
    })
  }

  /** A new person comes with a pleasant name; whoever has one keeps it. */
  nameFor(session: Session): Name | undefined {
    return session.fresh ? suggestName(this.world.language(), this.world.random) : undefined
  }

  /** The server's word. */
  told({ userId, token, name }: SendName['data']): void {
    this.keep(this.kept?.userId === userId ? { ...this.kept, token, name } : { userId, token, name })
  }

  /** A name to be told later; undefined: it has been. */
  want(name: Name | undefined): void {
    if (this.kept)
      this.keep({ ...this.kept, wantedName: name })
  }

  private keep(identity: KeptIdentity): void {
    this.kept = identity
    void this.world.store.keepIdentity(identity)
    this.changed()
  }
}
