import { describe, expect, it } from 'vitest'
import { newerClientBy } from './newer'

const page = (script: string) => `<!doctype html><html><head><script type="module" crossorigin src="/assets/${script}.js"></script></head></html>`

describe('a newer client', () => {
  it.each([
    ['the same page', () => new Response(page('index-1')), false],
    ['another script', () => new Response(page('index-2')), true],
    ['a page that is none of ours', () => new Response('<h1>Log in to this network</h1>'), false],
    ['an error', () => new Response(page('index-2'), { status: 502 }), false],
    ['no network', () => { throw new TypeError('failed') }, false],
  ])('%s: %s', async (_, respond, expected) => {
    expect(await newerClientBy(async () => respond(), page('index-1'))()).toBe(expected)
  })
})
