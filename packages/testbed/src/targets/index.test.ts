import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { TARGET_DEFINITIONS, TCP_TARGET_KINDS, UDP_TARGET_KINDS } from "./index.ts";

test.each([
  ["tcp", TCP_TARGET_KINDS],
  ["udp", UDP_TARGET_KINDS],
] as const)("TARGET_DEFINITIONS lists every kind that has a file in %s/", (protocol, listed) => {
  const folder = join(import.meta.dirname, protocol);
  const inFiles = readdirSync(folder).flatMap((file) => {
    const kind = /^ {2}kind: "([^"]+)",\n {2}protocol:/m.exec(readFileSync(join(folder, file), "utf8"))?.[1];
    return kind === undefined ? [] : [[file, kind]];
  });
  expect(inFiles.map(([, kind]) => kind).sort()).toEqual([...listed].sort());
  for (const [file, kind] of inFiles) expect(file).toBe(`${kind}.ts`);
});

test("TARGET_DEFINITIONS says of each kind what answers there", () => {
  for (const { summary } of TARGET_DEFINITIONS) expect(summary).toMatch(/^[A-Z].{20,}\.$/);
});
