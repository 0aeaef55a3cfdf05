import { fetchHandover } from "./fetch-handover.ts";
import { HELLO, parseConnect } from "./port-messages.ts";
import { servePort } from "./serve-port.ts";

/** Chromium 156 loses about one in six of the first messages of a cross-origin frame while windows open beside it. */
const HELLO_AGAIN_MS = 100;

/** Makes this frame or worker wait to be connected, and then probe what it is handed. */
export function acceptConnections(): void {
  const connected = new AbortController();
  const accept = async ({ data, ports }: MessageEvent): Promise<void> => {
    const connect = parseConnect(data);
    const [port] = ports;
    if (connect === undefined || port === undefined) return;
    connected.abort();
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
  if (typeof document !== "undefined") sayHello(connected.signal);
}

/** Tells the window that made this one, until it connects. */
function sayHello(connected: AbortSignal): void {
  const maker: Window | null = window.opener ?? window.parent;
  maker?.postMessage(HELLO, "*");
  const again = setInterval(() => maker?.postMessage(HELLO, "*"), HELLO_AGAIN_MS);
  connected.addEventListener("abort", () => clearInterval(again), { once: true });
}

function isServedDocument(): boolean {
  return typeof document !== "undefined" && /^https?:$/.test(location.protocol);
}
