import type { OpenSocket } from './socket'

declare global {
  interface Window {
    /** Opened by firstPaint.ts while the rest of the page was on its way. */
    dialled?: WebSocket
  }
}

type Server = Pick<Location, 'protocol' | 'host'>

export function dial({ protocol, host }: Server): WebSocket {
  return new WebSocket(`${protocol === 'https:' ? 'wss' : 'ws'}://${host}/ws`, 'teahouse.v1')
}

/** The way to the server that this page came from. It begins with the socket that was dialled before, if that still serves. */
export function browserSocket(location: Server, dialled?: WebSocket): OpenSocket {
  return (listener) => {
    const socket = dialled && dialled.readyState <= WebSocket.OPEN ? dialled : dial(location)
    dialled = undefined
    let dropped = false
    const opened = () => dropped || listener.opened()
    if (socket.readyState === WebSocket.OPEN)
      queueMicrotask(opened)
    else
      socket.onopen = opened
    socket.onmessage = event => !dropped && typeof event.data === 'string' && listener.heard(event.data)
    socket.onclose = (event) => {
      if (dropped)
        return
      dropped = true
      listener.closed(event.code)
    }
    return {
      send(text) {
        if (socket.readyState === WebSocket.OPEN)
          socket.send(text)
      },
      drop() {
        dropped = true
        socket.close(1000)
      },
    }
  }
}
