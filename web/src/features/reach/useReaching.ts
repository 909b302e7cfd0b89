import type { KeptReaching, Reaching } from '../../app/reaching'
import { onScopeDispose, shallowRef, type ShallowRef } from 'vue'

/** How this device may call somebody, as a form shows it, and what changes it. */
export function useReaching(kept: KeptReaching): { reaching: Readonly<ShallowRef<Reaching>>, choose: (chosen: Partial<Reaching>) => void } {
  const reaching = shallowRef(kept.get())
  onScopeDispose(kept.onChange(() => { reaching.value = kept.get() }))
  return {
    reaching,
    choose(chosen) {
      kept.set({ ...kept.get(), ...chosen })
      reaching.value = kept.get()
    },
  }
}

/** A minute of the day as an input of times has it, and back. */
export const asTime = (minute: number) => `${String(Math.floor(minute / 60)).padStart(2, '0')}:${String(minute % 60).padStart(2, '0')}`

export function asMinute(time: string): number | undefined {
  const [, hours, minutes] = /^(\d{2}):(\d{2})/.exec(time) ?? []
  return hours === undefined ? undefined : Number(hours) * 60 + Number(minutes)
}
