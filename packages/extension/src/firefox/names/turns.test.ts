import { expect, test } from "vitest";
import { createTurns } from "./turns.ts";

test("createTurns() runs as many jobs of a key at once as it is told, and others besides", async () => {
  const inTurn = createTurns(2);
  const ends: (() => void)[] = [];
  const begun: string[] = [];
  const job = (name: string) => () => {
    begun.push(name);
    return new Promise<void>((resolve) => ends.push(resolve));
  };
  const jobs = ["a", "b", "c"].map((name) => inTurn("site", job(name)));
  const other = inTurn("elsewhere", job("d"));
  expect(begun).toEqual(["a", "b", "d"]);
  ends.shift()?.();
  await jobs[0];
  expect(begun).toEqual(["a", "b", "d", "c"]);
  for (const end of ends) end();
  await Promise.all([...jobs, other]);
});

test("createTurns() gives the place of a job on that failed", async () => {
  const inTurn = createTurns(1);
  await expect(inTurn("site", () => Promise.reject(new Error("no")))).rejects.toThrow("no");
  expect(await inTurn("site", async () => 1)).toBe(1);
});
