// @vitest-environment happy-dom
import { flushPromises, mount } from '@vue/test-utils'
import { describe, expect, test } from 'vitest'
import { ref } from 'vue'
import type { Invitation as Where, Invites } from '../../app/invites'
import { languageKey } from '../../words/words'
import { en } from '../../words/en'
import Invitation from './Invitation.vue'

const where: Where = {
  secret: 'qV9xT2mWc0LrJ7bKfYhN4w',
  key: 'room-10000000-0000-4000-8000-000000000001',
  found: { by: { userId: '00000000-0000-4000-8000-00000000000a', name: 'ana' }, found: { room: 'room-10000000-0000-4000-8000-000000000001', name: 'Moving day', topic: '', members: 3, entered: false }, access: 'invited' },
}

async function comes(invites: Partial<Invites>, reachable = true) {
  const page = mount(Invitation, {
    props: { secret: where.secret, reachable, invites: { find: async () => where, enter: async () => undefined, ...invites } },
    global: { provide: { [languageKey]: ref('en') } },
  })
  await flushPromises()
  return page
}

describe('whom a link brought here', () => {
  test('sees who invites, where to, how many are there, and comes in', async () => {
    const page = await comes({})
    expect(page.text()).toContain('ana invites you to')
    expect(page.get('h1').text()).toBe('Moving day')
    expect(page.text()).toContain('3 people are in it')
    await page.get('button').trigger('click')
    await flushPromises()
    expect(page.emitted('open')).toEqual([[where.key]])
  })

  test.each([
    ['unknownInvite', en.invites.unknown], ['inviteRevoked', en.invites.revoked],
    ['inviteExpired', en.invites.expired], ['inviteUsedUp', en.invites.usedUp],
  ] as const)('of one that is good no more is told why: %s', async (refused, [title, what]) => {
    const page = await comes({ find: async () => ({ refused }) })
    expect(page.get('h1').text()).toBe(title)
    expect(page.text()).toContain(what)
    expect(page.find('button').exists()).toBe(false)
  })

  test('who was a moment too late is told so in its place', async () => {
    const page = await comes({ enter: async () => 'inviteUsedUp' })
    await page.get('button').trigger('click')
    await flushPromises()
    expect(page.get('h1').text()).toBe(en.invites.usedUp[0])
    expect(page.emitted('open')).toBeUndefined()
  })

  test('waits for a connection, and looks when there is one', async () => {
    const page = await comes({}, false)
    expect(page.get('h1').text()).toBe(en.invites.unreachable[0])
    await page.setProps({ reachable: true })
    await flushPromises()
    expect(page.get('h1').text()).toBe('Moving day')
  })
})
