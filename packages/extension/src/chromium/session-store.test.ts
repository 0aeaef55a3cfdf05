import * as z from "zod/mini";
import { expect, test, vi } from "vitest";
import { createMemoryArea } from "../guard/fixtures/memory-area.ts";
import { createSessionStore } from "./session-store.ts";

const FULL = "Session storage quota bytes exceeded. Values were not stored.";

test("keep() gives back what the background had before it ended, and not what is no such value", async () => {
  const area = createMemoryArea({ damaged: "x" });
  const before = createSessionStore(area, () => undefined).keep("names", z.array(z.string()), []);
  await before.ready;
  before.set(["nas.test"]);
  const { keep } = createSessionStore(area, () => undefined);
  const [after, damaged] = [keep("names", z.array(z.string()), []), keep("damaged", z.number(), 1)];
  await Promise.all([after.ready, damaged.ready]);
  expect([after.get(), damaged.get()]).toEqual([["nas.test"], 1]);
});

test("gaps() is one for all that cannot be written, until everything can be", async () => {
  const [area, onGaps] = [createMemoryArea(), vi.fn<() => void>()];
  const session = createSessionStore(area, onGaps);
  const [one, other] = [session.keep("one", z.number(), 0), session.keep("other", z.number(), 0)];
  await Promise.all([one.ready, other.ready]);
  area.failWrites = FULL;
  one.set(1);
  one.set(2);
  other.set(1);
  await vi.waitFor(() => expect(onGaps).toHaveBeenCalledTimes(2));
  expect(session.gaps()).toEqual([{ kind: "storage", detail: FULL }]);
  expect(one.get()).toBe(2);
  area.failWrites = null;
  one.set(3);
  other.set(3);
  await vi.waitFor(() => expect(session.gaps()).toEqual([]));
  expect(onGaps).toHaveBeenCalledTimes(4);
});
