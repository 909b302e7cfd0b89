import type { Teahouse } from './teahouse'
import type { InjectionKey } from 'vue'
import { inject } from 'vue'

export const teahouseKey: InjectionKey<Teahouse> = Symbol('teahouse')

/** The teahouse of this page. Only inside a component's setup. */
export function useTeahouse(): Teahouse {
  const teahouse = inject(teahouseKey)
  if (!teahouse)
    throw new Error('main.ts provides the teahouse; nobody did')
  return teahouse
}
