import type { InjectionKey, Ref } from 'vue'
import type { Called } from '../../../model/mentions'

/** Who can be called here by name; the room on screen knows. */
export const calledKey: InjectionKey<Readonly<Ref<Called>>> = Symbol('called')
