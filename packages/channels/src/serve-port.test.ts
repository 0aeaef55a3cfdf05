import { openTarget } from "@hushport/testbed";
import { expect, test } from "vitest";
import { connect, ContextError, type ContextEnvironment } from "./context-runner.ts";
import { createTicket } from "./fixtures/endpoint.ts";
import { parseReply, type Reply, type Request } from "./port-messages.ts";
import { servePort } from "./serve-port.ts";
import type { Ticket } from "./ticket.ts";

const DEADLINE_MS = 5_000;

function environment(
  signal: AbortSignal,
  tickets: readonly Ticket[],
  deadlineMs = DEADLINE_MS,
): ContextEnvironment {
  return {
    signal,
    deadlineMs,
    pagesUrl: "https://localhost/channels/",
    handover: { tickets, crossOrigin: null },
    runnerSource: () => Promise.resolve(""),
  };
}

function connectHere(env: ContextEnvironment): Promise<MessagePort> {
  return connect("document", env, (message, [port]) => {
    if (port !== undefined) servePort(port, message, env.signal);
  });
}

function ask(port: MessagePort, ...requests: readonly Request[]): Promise<Reply | undefined> {
  return new Promise((resolve) => {
    port.addEventListener("message", ({ data }) => resolve(parseReply(data)), { once: true });
    for (const request of requests) port.postMessage(request);
  });
}

test("connect() gives up on a context that never says that it is ready", async () => {
  const ended = new AbortController();
  const starting = connect("blob-worker", environment(ended.signal, [], 20), () => undefined);
  await expect(starting).rejects.toThrow(ContextError);
  await expect(starting).rejects.toThrow("Cannot start blob-worker: not ready after 20 ms");
  ended.abort();
});

test("connect() ends when its context ends", async () => {
  const ended = new AbortController();
  const starting = connect("blob-worker", environment(ended.signal, []), () => ended.abort());
  await expect(starting).rejects.toThrow("Cannot start blob-worker: aborted");
});

test("servePort() runs what the tickets allow and refuses the rest", async () => {
  await using target = await openTarget("http");
  const ended = new AbortController();
  const ticket = createTicket(target);
  const port = await connectHere(environment(ended.signal, [ticket]));
  const order = {
    kind: "run",
    id: 1,
    driver: "fetch-cors",
    token: ticket.token,
    deadlineMs: DEADLINE_MS,
  } as const;
  expect(await ask(port, order)).toMatchObject({
    kind: "outcome",
    id: 1,
    outcome: { kind: "resolved", code: 200 },
  });
  expect(await ask(port, { ...order, id: 2, token: "nosuch" })).toMatchObject({ kind: "refused", id: 2 });
  expect(await ask(port, { ...order, id: 3, driver: "nosuch" })).toMatchObject({ kind: "refused", id: 3 });
  expect(target.contacts().connections).toBe(1);
  ended.abort();
});

test("servePort() aborts one probe on request, whatever it waits for", async () => {
  await using target = await openTarget("silent");
  const ended = new AbortController();
  const ticket = createTicket(target);
  const port = await connectHere(environment(ended.signal, [ticket]));
  const order = {
    kind: "run",
    id: 1,
    driver: "fetch-cors",
    token: ticket.token,
    deadlineMs: DEADLINE_MS,
  } as const;
  const aborted = ask(port, order, { kind: "abort", id: 1 });
  expect(await aborted).toMatchObject({ kind: "outcome", id: 1, outcome: { kind: "aborted" } });
  ended.abort();
});
