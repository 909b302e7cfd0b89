// @vitest-environment happy-dom
import { mount } from '@vue/test-utils'
import { expect, test } from 'vitest'
import { nextTick, ref } from 'vue'
import Drawer from './Drawer.vue'

test('a drawer that goes while it is open is closed when it comes again, and opens once more', async () => {
  const open = ref(false)
  const narrow = ref(true)
  const page = mount({
    components: { Drawer },
    setup: () => ({ open, narrow }),
    template: '<Drawer v-if="narrow" v-model="open" label="people">ana</Drawer>',
  }, { attachTo: document.body })
  const settled = async () => {
    await nextTick()
    await nextTick()
  }
  const isOpen = () => (page.get('dialog').element as HTMLDialogElement).open
  open.value = true
  await settled()
  expect(isOpen()).toBe(true)
  narrow.value = false
  await settled()
  expect(open.value).toBe(false)
  narrow.value = true
  await settled()
  open.value = true
  await settled()
  expect(isOpen()).toBe(true)
  page.unmount()
})
