import { expect, test, vi } from "vitest";
import { createMemoryArea } from "./fixtures/memory-area.ts";
import { createNotifier } from "./notify.ts";

test("tell() shows each site once, also after the background was suspended", async () => {
  const local = createMemoryArea();
  const shown: string[] = [];
  const show = async (site: string) => void shown.push(site);
  const first = createNotifier(local, show);
  await first.tell("a.example", 0);
  await first.tell("a.example", 60_000);
  await createNotifier(local, show).tell("a.example", 120_000);
  expect(shown).toEqual(["a.example"]);
});

test("tell() of many sites at once is no flood", async () => {
  const shown: string[] = [];
  const notifier = createNotifier(createMemoryArea(), async (site) => void shown.push(site));
  for (let i = 0; i < 50; i += 1) await notifier.tell(`site${i}.example`, i * 1_000);
  expect(shown).toHaveLength(5);
});

test("tell() reads what was told once, however much a site that was told of goes on", async () => {
  const area = createMemoryArea();
  const get = vi.fn((...wanted: Parameters<typeof area.get>) => area.get(...wanted));
  const notifier = createNotifier({ ...area, get }, async () => undefined);
  for (let i = 0; i < 50; i += 1) await notifier.tell("a.example", i * 60_000);
  expect(get).toHaveBeenCalledTimes(1);
});

test("forget() leaves no trace of the sites that were told of, and they are told of again", async () => {
  const area = createMemoryArea();
  const shown: string[] = [];
  const notifier = createNotifier(area, async (site) => void shown.push(site));
  await notifier.tell("a.example", 0);
  await notifier.forget();
  expect(area.items.size).toBe(0);
  await notifier.tell("a.example", 60_000);
  expect(shown).toEqual(["a.example", "a.example"]);
});
