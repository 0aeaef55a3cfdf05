import { mkdtemp, readdir, rm, stat } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, onTestFinished, test } from "vitest";
import { reserveRoom } from "./reserve-room.ts";

test("reserveRoom() takes room for a report, and gives all of it back", async () => {
  const directory = await mkdtemp(join(tmpdir(), "hushport-room-"));
  onTestFinished(() => rm(directory, { recursive: true }));
  const release = await reserveRoom(directory);
  const [name = ""] = await readdir(directory);
  const { blocks, size } = await stat(join(directory, name));
  expect(size).toBeGreaterThanOrEqual(6_000_000);
  // Blocks count 512 bytes: a file of holes would reserve nothing.
  expect(blocks * 512).toBeGreaterThanOrEqual(size);
  await release();
  expect(await readdir(directory)).toEqual([]);
});
