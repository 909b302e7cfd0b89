/** What a Connection needs of a WebSocket. */
export interface Socket {
  /** Does nothing once the socket is closed. */
  send(text: string): void
  /** Nothing is heard of the socket any more, not even that it closed. */
  drop(): void
}

export interface SocketListener {
  opened(): void
  heard(text: string): void
  /** Also when it could not be opened. Said once, and never while `OpenSocket` itself is running. */
  closed(code: number): void
}

export type OpenSocket = (listener: SocketListener) => Socket
