import type { FilesHere } from '../../../app/teahouse'
import type { InjectionKey } from 'vue'

/** Who knows what was sent from this page. */
export const filesKey: InjectionKey<FilesHere> = Symbol('files')
