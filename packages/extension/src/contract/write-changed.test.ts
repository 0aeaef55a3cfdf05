import { expect, test, vi } from "vitest";
import { createMemoryArea } from "../guard/fixtures/memory-area.ts";
import type { StorageArea } from "./storage-area.ts";
import { writeChanged } from "./write-changed.ts";

const KEY = "rules";

/** Has `content` written where it changed. @returns Whether it was. */
async function put(area: StorageArea, content: string, isThere = true): Promise<boolean> {
  const write = vi.fn(async () => "written");
  const result = await writeChanged(area, { key: KEY, content, isThere, write });
  expect(result).toBe(write.mock.calls.length === 1 ? "written" : undefined);
  return write.mock.calls.length === 1;
}

test("writeChanged() writes what changed, or is gone", async () => {
  const area = createMemoryArea();
  expect(await put(area, "a")).toBe(true);
  expect(await put(area, "a")).toBe(false);
  expect(await put(area, "a", false)).toBe(true);
  expect(await put(area, "b")).toBe(true);
});

test("writeChanged() writes the old again after a new that no fingerprint was kept of", async () => {
  const area = createMemoryArea();
  await put(area, "a");
  area.failWrites = "full";
  expect(await put(area, "b")).toBe(true);
  area.failWrites = null;
  expect(await put(area, "a")).toBe(true);
});

test("writeChanged() writes the old again after a writing that failed half-way", async () => {
  const area = createMemoryArea();
  await put(area, "a");
  const content = "b";
  const write = () => Promise.reject(new Error("not today"));
  await expect(writeChanged(area, { key: KEY, content, isThere: true, write })).rejects.toThrow("not today");
  expect(await put(area, "a")).toBe(true);
});

test.each([
  ["get", true],
  ["set", true],
  ["remove", false],
] as const)("writeChanged() writes where %s() fails", async (name, isWrittenAgain) => {
  const area = { ...createMemoryArea(), [name]: () => Promise.reject(new Error("corrupted")) };
  expect(await put(area, "a")).toBe(true);
  expect(await put(area, "a")).toBe(isWrittenAgain);
});
