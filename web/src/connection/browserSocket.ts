import type { OpenSocket } from './socket'

/** The way to the server that this page came from. */
export function browserSocket(location: Pick<Location, 'protocol' | 'host'>): OpenSocket {
  return (listener) => {
    const socket = new WebSocket(`${location.protocol === 'https:' ? 'wss' : 'ws'}://${location.host}/ws`, 'teahouse.v1')
    let dropped = false
    socket.onopen = () => !dropped && listener.opened()
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
