import type { Socket } from "node:net";

/** Makes what calls a listener when a connection has closed, and takes it back. */
export function onClose(socket: Socket): (listener: () => void) => () => void {
  return (listener) => {
    socket.once("close", listener);
    return () => socket.off("close", listener);
  };
}
