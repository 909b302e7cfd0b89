import type { LogItem } from '../app/teahouse'
import type { DraftItem } from '../model/logItem'
import type { DraftFile, Reason } from '../model/file'
import type { FileSent } from '../protocol/frames.gen'
import { userOf, type Who } from './people'

const day = new Date()
/** A time of today, or of some days before. */
export const at = (clock: string, daysAgo = 0) => {
  const [hours, minutes] = clock.split(':').map(Number)
  return new Date(day.getFullYear(), day.getMonth(), day.getDate() - daysAgo, hours, minutes).getTime()
}

/** Writes a log line by line, with positions that have no holes. */
export class Talk {
  readonly items: LogItem[] = []
  private seq = 0
  constructor(private readonly self: Who) {}

  say(who: Who, clock: string, text: string, { forMe = false, daysAgo = 0, files }: { forMe?: boolean, daysAgo?: number, files?: FileSent[] } = {}): this {
    this.seq++
    this.items.push({ kind: 'message', key: `m${this.seq}`, seq: this.seq, from: userOf(who), own: who === this.self, forMe, text, ...files && { files, room: 'lobby' }, at: at(clock, daysAgo) })
    return this
  }

  came(who: Who, clock: string, change: 'entered' | 'left' = 'entered', daysAgo = 0): this {
    this.seq++
    this.items.push({ kind: 'membership', key: `m${this.seq}`, seq: this.seq, from: userOf(who), own: who === this.self, change, at: at(clock, daysAgo) })
    return this
  }

  hole(count: number): this {
    this.items.push({ kind: 'hole', key: `hole ${this.seq}`, after: this.seq, before: this.seq + count + 1, count })
    this.seq += count
    return this
  }

  draft(clock: string, text: string, state: DraftItem['state'], reason?: Reason, files?: readonly DraftFile[]): this {
    this.items.push({ kind: 'draft', key: `d${this.items.length}`, cid: `cid-of-the-draft-${this.items.length}`, text, at: at(clock), state, ...reason && { reason }, ...files && { files }, canCancel: state === 'waiting' || state === 'uploading' })
    return this
  }

  get next() { return this.seq + 1 }
}

export function lobby(language: 'zh' | 'en', self: Who): { talk: Talk, divider: number } {
  const zh = language === 'zh'
  const talk = new Talk(self)
  talk.say('xu', '21:30', zh ? '明天我晚点到，给我留个座。' : 'I’ll be late tomorrow, keep me a seat.', { daysAgo: 1 })
    .say(self, '21:34', zh ? '留着呢。' : 'Kept.', { daysAgo: 1 })
    .came('wan', '8:50').came('chu', '8:58').came('cem', '9:02').came('ines', '9:10', 'left')
    .say('ana', '9:12', zh ? '早！今天的茶会还是老地方，湖边那间，下午三点。' : 'Morning! Tea is at the usual place by the lake, three o’clock.')
    .say('ana', '9:13', zh ? '我带了去年的白茶，想试试煮着喝。' : 'I’m bringing last year’s white tea. Shall we try it simmered?')
    .say(zh ? 'ben' : 'man', '9:15', zh ? 'Can I bring a friend? She just moved here and doesn’t know anyone yet.' : '可以带朋友来吗？她刚搬来，还谁都不认识。')
    .say('ana', '9:16', zh ? '当然可以，人多才热闹。提醒她带把伞，“午后有阵雨”。' : 'Of course, the more the better. Tell her to bring an umbrella, it may rain after lunch.')
    .say('cem', '9:20', zh ? '刚路过，亭子还在，水也满了。' : 'Just walked past. Still standing, and the lake is full.')
    .say(self, '9:24', zh ? '我来写个小程序算茶和水，省得每次都猜' : 'I’ll write something small for leaf and water, no more guessing')
    .say('cem', '9:26', zh ? '不用猜，就三行：\n每100毫升水，白茶3克，岩茶6克，绿茶2克。' : 'Three lines will do.\nFor every 100 ml of water: white 3 g, oolong 6 g, green 2 g.')
    .say('nozomi', '9:31', '何時に集まりますか？3時なら行けます。')
  const divider = talk.next
  talk.say('oscar', '9:40', 'For anyone cycling, the north shore path is open again: https://lakeside.example/north')
    .say('minseo', '9:42', '저도 갈게요! 과일 가져갈까요?')
    .say('cem', '9:44', zh ? '那套盖碗能带来吗？上次的水温正好。' : 'Could you bring the gaiwan set? The water was just right last time.', { forMe: true })
    .say(self, '9:45', zh ? '好，盖碗我带。' : 'Yes, the gaiwan is on me.')
    .say(self, '9:45', zh ? '茶针要不要？' : 'Shall I bring the tea pick too?')
  return { talk, divider }
}
