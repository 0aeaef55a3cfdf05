import { CHANNEL_DRIVERS } from "./drivers.ts";
import { describe } from "./observe.ts";
import { parseRequest, type Connect, type Reply, type Request } from "./port-messages.ts";
import { runProbe } from "./run-probe.ts";
import { createTicketBook } from "./ticket-book.ts";

/** Runs the probes that come in by `port`, in this realm, until the port is closed or `signal` aborts. */
export function servePort(
  port: MessagePort,
  { context, handover, pagesUrl }: Connect,
  signal?: AbortSignal,
): void {
  const book = createTicketBook(handover.tickets);
  const running = new Map<number, AbortController>();
  const reply = (message: Reply) => port.postMessage(message);

  async function run({
    id,
    driver: driverId,
    token,
    deadlineMs,
  }: Request & { readonly kind: "run" }): Promise<void> {
    const lifetime = new AbortController();
    running.set(id, lifetime);
    try {
      const driver = CHANNEL_DRIVERS.find((known) => known.id === driverId);
      if (driver === undefined) throw new RangeError(`Cannot run ${driverId}: no such driver`);
      const env = { deadlineMs, signal: lifetime.signal, pagesUrl };
      reply({ kind: "outcome", id, outcome: await runProbe(book, { driver, context, token }, env) });
    } catch (error) {
      reply({ kind: "refused", id, message: describe(error).detail });
    } finally {
      running.delete(id);
    }
  }

  port.addEventListener("message", ({ data }) => {
    const request = parseRequest(data);
    if (request?.kind === "run") void run(request);
    if (request?.kind === "abort") running.get(request.id)?.abort();
  });
  signal?.addEventListener("abort", () => running.forEach((lifetime) => lifetime.abort()), { once: true });
  port.start();
  reply({ kind: "ready" });
}
