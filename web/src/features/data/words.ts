import { computed } from 'vue'
import { data as en } from '../../words/en/data'
import { data as zh } from '../../words/zh/data'
import { useLanguage } from '../../words/words'

/** The words of this part of the settings, which are not among those of the first screen: few people ever come here. */
export function useDataWords() {
  const language = useLanguage()
  return computed(() => ({ en, zh })[language.value])
}
