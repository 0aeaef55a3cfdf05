import { parquetReadObjects } from "hyparquet";
import { afterAll, beforeAll, expect, test } from "vitest";
import { fillStore } from "../explorer/fixtures/fill-store.ts";
import { makePlace, type StorePlace } from "../fixtures/stores.ts";
import type { Store } from "../store/store.ts";
import { COLUMNS } from "./columns.ts";
import { csv, formatCsvValue } from "./csv.ts";
import type { ExportFormat } from "./export-format.ts";
import { jsonl } from "./jsonl.ts";
import { parquet } from "./parquet.ts";
import { readRecords } from "./read-records.ts";

const HOSTILE = '=HYPERLINK("http://evil.example","a, b")\n\u202e';
const COUNT = 1_200;
const DEADLINE_MS = 120_000;

let place: StorePlace;
let store: Store;
beforeAll(async () => {
  place = await makePlace("embedded");
  store = await place.open();
  await fillStore(store, { name: "mix", count: COUNT, seed: 5, titleOf: () => HOSTILE });
}, DEADLINE_MS);
afterAll(async () => {
  await store.close();
  await place[Symbol.asyncDispose]();
}, DEADLINE_MS);

async function write(format: ExportFormat): Promise<Buffer> {
  const parts: Uint8Array[] = [];
  for await (const part of format.write(readRecords(store.db, "mix"))) parts.push(part);
  return Buffer.concat(parts);
}

test("JSONL has one object for each visit, with every column in order", async () => {
  const lines = (await write(jsonl)).toString("utf8").trimEnd().split("\n");
  expect(lines.length).toBe(COUNT);
  const rows = lines.map((line): Record<string, unknown> => JSON.parse(line));
  expect(new Set(rows.map(({ site }) => site)).size).toBe(COUNT);
  expect(Object.keys(rows[0] ?? {}).toSorted()).toEqual(COLUMNS.map(({ name }) => name).toSorted());
  expect(rows.find(({ verdict }) => verdict === "scan")).toMatchObject({
    title: HOSTILE,
    channels: ["websocket"],
  });
});

test("Parquet gives another reader the same visits", async () => {
  const bytes = await write(parquet);
  const file = new ArrayBuffer(bytes.byteLength);
  new Uint8Array(file).set(bytes);
  const rows = await parquetReadObjects({ file });
  expect(rows.length).toBe(COUNT);
  expect(rows.every(({ survey, started_at }) => survey === "mix" && started_at instanceof Date)).toBe(true);
  const scan = rows.find(({ verdict }) => verdict === "scan");
  expect(scan).toMatchObject({ title: HOSTILE, channels: ["websocket"] });
  expect(scan?.["rank"]).toBeTypeOf("bigint");
});

test("CSV has a line of names, and no cell that a spreadsheet would run", async () => {
  const text = (await write(csv)).toString("utf8");
  expect(text.startsWith(`${COLUMNS.map(({ name }) => name).join(",")}\r\n`)).toBe(true);
  expect(text).not.toMatch(/(?:^|,)"?=/m);
  expect(text).toContain(`"'=HYPERLINK(""http://evil.example"",""a, b"")\n`);
});

test.each([
  ["=1+1", "'=1+1"],
  ["+1", "'+1"],
  ["-1", "'-1"],
  ["@SUM(A1)", "'@SUM(A1)"],
  ["\tx", "'\tx"],
  ["a=b", "a=b"],
  [-1, "-1"],
  [null, ""],
  [["a", "=b"], '"[""a"",""=b""]"'],
])("formatCsvValue(%j) is %j", (value, expected) => {
  expect(formatCsvValue(value)).toBe(expected);
});

test("readRecords() refuses a survey that is not there, with the names that are", async () => {
  await expect(readRecords(store.db, "none").next()).rejects.toThrow(/there are mix/);
});
