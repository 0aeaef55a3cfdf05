import { HELLO, parseConnect } from "./port-messages.ts";
import { servePort } from "./serve-port.ts";

/** Makes this frame or worker wait to be connected, and then probe what it is handed. */
export function acceptConnections(): void {
  const accept = ({ data, ports }: MessageEvent) => {
    const connect = parseConnect(data);
    const [port] = ports;
    if (connect !== undefined && port !== undefined) servePort(port, connect);
  };
  addEventListener("message", accept);
  // A shared worker is given its messages by the port of each page that connects.
  addEventListener("connect", (event) => {
    const [port] = event instanceof MessageEvent ? event.ports : [];
    port?.addEventListener("message", accept);
    port?.start();
  });
  if (typeof document === "undefined") return;
  const maker: Window | null = window.opener ?? window.parent;
  maker?.postMessage(HELLO, "*");
}
