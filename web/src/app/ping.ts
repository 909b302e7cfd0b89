import type { House } from './house'

/** How long the house takes to answer a small question; nothing when it does not. */
export async function ping({ world: { clock }, requests }: House): Promise<number | undefined> {
  const began = clock.now()
  const answer = await requests.ask({ type: 'findRooms', data: { limit: 1 } }, 'first')
  return 'refused' in answer ? undefined : clock.now() - began
}
