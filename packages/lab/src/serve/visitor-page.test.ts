import type { Ticket } from "@hushport/channels";
import { expect, test, vi } from "vitest";
import type { ProbeAnswer } from "../trial/probe-page.ts";
import type { LabMessage } from "./messages.ts";
import { createVisitorPage } from "./visitor-page.ts";

const DEADLINES = { silenceMs: 80, pauseMs: 100_000, lastAnswersMs: 60 };
const TICKETS: readonly Ticket[] = [];
const BLOCK = { handover: { tickets: TICKETS, crossOrigin: null }, orders: [] };
const ANSWERS: ProbeAnswer[] = [{ kind: "refused", message: "no" }];

function openPage() {
  const sent: LabMessage[] = [];
  const onLost = vi.fn<(reason: string) => void>();
  return { sent, onLost, page: createVisitorPage((message) => sent.push(message), onLost, DEADLINES) };
}

test("run() sends each block under a number of its own and takes the answers to that one only", async () => {
  const { page, sent } = openPage();
  const { signal } = new AbortController();
  const first = page.run(BLOCK, signal);
  expect(page.take({ kind: "answers", block: 7, answers: ANSWERS })).toBe(false);
  expect(page.take({ kind: "answers", block: 1, answers: ANSWERS })).toBe(true);
  expect(await first).toEqual(ANSWERS);
  expect(page.take({ kind: "answers", block: 1, answers: ANSWERS })).toBe(false);
  const second = page.run(BLOCK, signal);
  page.take({ kind: "answers", block: 2, answers: [] });
  await second;
  expect(sent.map((message) => message.kind === "block" && message.id)).toEqual([1, 2]);
});

test("run() ends without answers when the page is not heard of any more, and says so", async () => {
  const { page, onLost } = openPage();
  expect(await page.run(BLOCK, new AbortController().signal)).toEqual([]);
  expect(onLost).toHaveBeenCalledTimes(1);
});

test("run() waits far longer for a page that says that it is hidden", async () => {
  const { page, onLost } = openPage();
  const running = page.run(BLOCK, new AbortController().signal);
  expect(page.take({ kind: "alive", isPaused: true })).toBe(true);
  await new Promise((resolve) => setTimeout(resolve, 2 * DEADLINES.silenceMs));
  expect(onLost).not.toHaveBeenCalled();
  page.take({ kind: "answers", block: 1, answers: ANSWERS });
  expect(await running).toEqual(ANSWERS);
});

test("run() takes the last answers after an abort, and does not wait for them for long", async () => {
  const { page } = openPage();
  const stop = new AbortController();
  const first = page.run(BLOCK, stop.signal);
  stop.abort();
  page.take({ kind: "answers", block: 1, answers: ANSWERS });
  expect(await first).toEqual(ANSWERS);
  const again = new AbortController();
  const second = page.run(BLOCK, again.signal);
  again.abort();
  expect(await second).toEqual([]);
});

test("leave() ends the wait for a page that was closed, at once", async () => {
  const { page } = openPage();
  page.leave();
  const stop = new AbortController();
  const running = page.run(BLOCK, stop.signal);
  stop.abort();
  page.leave();
  const startMs = performance.now();
  expect(await running).toEqual([]);
  expect(performance.now() - startMs).toBeLessThan(DEADLINES.lastAnswersMs);
});
