import { expect, test } from "vitest";
import { CHANNEL_DRIVERS } from "./drivers.ts";
import { image } from "./drivers/image.ts";
import { PROBE_CONTEXTS } from "./probe-context.ts";
import { runProbe } from "./run-probe.ts";
import { createTicketBook } from "./ticket-book.ts";

const ENVIRONMENT = { deadlineMs: 1, signal: new AbortController().signal, pagesUrl: "https://localhost/" };

test("runProbe() refuses every combination that the tables call impossible, with the reason", async () => {
  const book = createTicketBook([]);
  for (const driver of CHANNEL_DRIVERS) {
    for (const context of PROBE_CONTEXTS) {
      const reason = driver.unavailable[context];
      const expected = reason ?? "not in this run's list";
      const order = { driver, context, token: "nosuch" };
      await expect(runProbe(book, order, ENVIRONMENT)).rejects.toThrow(expected);
    }
  }
});

test("runProbe() runs nothing without a ticket", async () => {
  let runs = 0;
  const driver = { ...image, run: () => Promise.reject(new Error(String(++runs))) };
  const order = { driver, context: "document", token: "nosuch" } as const;
  await expect(runProbe(createTicketBook([]), order, ENVIRONMENT)).rejects.toThrow(RangeError);
  expect(runs).toBe(0);
});
