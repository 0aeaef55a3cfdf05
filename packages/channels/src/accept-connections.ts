import { fetchHandover } from "./fetch-handover.ts";
import { HELLO, parseConnect } from "./port-messages.ts";
import { servePort } from "./serve-port.ts";

/** Makes this frame or worker wait to be connected, and then probe what it is handed. */
export function acceptConnections(): void {
  const accept = async ({ data, ports }: MessageEvent): Promise<void> => {
    const connect = parseConnect(data);
    const [port] = ports;
    if (connect === undefined || port === undefined) return;
    if (!isServedDocument()) return servePort(port, connect);
    // Any page may frame ours and send messages; what may be probed is then our own server's word, not the message's.
    const pagesUrl = new URL(".", location.href).href;
    servePort(port, { ...connect, pagesUrl, handover: await fetchHandover(pagesUrl) });
  };
  addEventListener("message", (event) => void accept(event));
  // A shared worker is given its messages by the port of each page that connects.
  addEventListener("connect", (event) => {
    const [port] = event instanceof MessageEvent ? event.ports : [];
    port?.addEventListener("message", (message) => void accept(message));
    port?.start();
  });
  if (typeof document === "undefined") return;
  const maker: Window | null = window.opener ?? window.parent;
  maker?.postMessage(HELLO, "*");
}

function isServedDocument(): boolean {
  return typeof document !== "undefined" && /^https?:$/.test(location.protocol);
}
