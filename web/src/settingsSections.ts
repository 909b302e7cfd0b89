import type { Component } from 'vue'
import Data from './features/data/Data.vue'
import Look from './features/settings/Look.vue'
import Writing from './features/settings/Writing.vue'
import Reaching from './features/reach/Reaching.vue'
import Called from './features/you/Called.vue'
import type { IconName } from './ui/icons'
import type { SettingsSection } from './usePlace'

/** The sections of the settings, in their order. Each has its words in `settings.sections`, and takes what it needs by itself. */
export const sections: readonly { readonly id: SettingsSection, readonly icon: IconName, readonly part: Component }[] = [
  { id: 'you', icon: 'person', part: Called },
  { id: 'reaching', icon: 'bell', part: Reaching },
  { id: 'look', icon: 'sun', part: Look },
  { id: 'writing', icon: 'pencil', part: Writing },
  { id: 'data', icon: 'archive', part: Data },
]
