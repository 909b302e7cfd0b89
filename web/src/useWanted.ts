import type { RoomKey } from './model/roomKey'
import { inject, type InjectionKey, shallowRef, type ShallowRef } from 'vue'

/** A message that somebody asked to be brought to from outside the page; it is forgotten when they are there. */
export type Wanted = ShallowRef<{ readonly room: RoomKey, readonly seq: number } | undefined>

export const wantedKey: InjectionKey<Wanted> = Symbol('wanted')

export const useWanted = (): Wanted => inject(wantedKey, () => shallowRef(), true)
