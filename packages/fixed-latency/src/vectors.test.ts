import { readFileSync } from "node:fs";
import { setTimeout as delay } from "node:timers/promises";
import { openTarget } from "@hushport/testbed";
import { expect, test } from "vitest";
import * as z from "zod";
import { acceptHandshake } from "./fixtures/accept-handshake.ts";
import { serveLate } from "./fixtures/serve-late.ts";
import { fixedLatency } from "./node.ts";

const targetSchema = z.discriminatedUnion("kind", [
  z.object({ kind: z.literal("refuses") }),
  z.object({ kind: z.literal("silent") }),
  z.object({ kind: z.literal("answers"), afterMs: z.number(), text: z.string() }),
  z.object({ kind: z.literal("opens"), afterMs: z.number() }),
]);

const fileSchema = z.object({
  latencyMs: z.number(),
  vectors: z.array(
    z.object({
      name: z.string(),
      target: targetSchema,
      caller: z.array(
        z.object({
          atMs: z.number(),
          do: z.enum(["close", "send", "work"]),
          code: z.optional(z.number()),
          forMs: z.optional(z.number()),
        }),
      ),
      report: z.array(z.tuple([z.string(), z.number()])),
    }),
  ),
});

const path = new URL("../../../docs/fixed-latency.vectors.json", import.meta.url);
const { latencyMs, vectors } = fileSchema.parse(JSON.parse(readFileSync(path, "utf8")));

/** Late by so much on a busy machine; no report may be early. */
const LATE_MS = 120;

async function serve(target: z.infer<typeof targetSchema>): Promise<{ url: string } & AsyncDisposable> {
  if (target.kind === "answers") return serveLate(target.afterMs, () => target.text);
  if (target.kind === "opens") return serveLate(target.afterMs, acceptHandshake);
  const opened = await openTarget(target.kind === "refuses" ? "closed" : "silent");
  return { url: `ws://${opened.authority}/`, [Symbol.asyncDispose]: () => opened.close() };
}

function act(
  socket: WebSocket,
  { do: what, code, forMs = 0 }: (typeof vectors)[number]["caller"][number],
): string | undefined {
  if (what === "work") {
    const endMs = performance.now() + forMs;
    while (performance.now() < endMs);
    return undefined;
  }
  try {
    if (what === "send") socket.send("x");
    else socket.close(code);
  } catch (error) {
    return error instanceof DOMException ? error.name : String(error);
  }
  return `state ${socket.readyState}`;
}

test.for(vectors)("the vector of the specification holds: $name", async ({ target, caller, report }) => {
  await using server = await serve(target);
  const told: [string, number][] = [];
  const startMs = performance.now();
  const note = (what: string): void => void told.push([what, performance.now() - startMs]);
  const socket = new (fixedLatency(WebSocket, { latencyMs }))(server.url);
  socket.addEventListener("open", () => note("open"));
  socket.addEventListener("error", () => note("error"));
  socket.addEventListener("close", ({ code }) => note(`close ${code}`));
  for (const action of caller) {
    if (action.atMs > 0) await delay(action.atMs);
    const said = act(socket, action);
    if (said !== undefined) note(said);
  }
  await expect.poll(() => told.length, { timeout: 5_000 }).toBe(report.length);
  expect(told.map(([what]) => what)).toEqual(report.map(([what]) => what));
  for (const [place, [what, atMs]] of told.entries()) {
    const dueMs = report[place]?.[1] ?? Number.NaN;
    // Timers may fire up to a millisecond early, where nothing of ours waits for the rest.
    expect([what, atMs >= dueMs - 1, atMs <= dueMs + LATE_MS]).toEqual([what, true, true]);
  }
  socket.close();
});
