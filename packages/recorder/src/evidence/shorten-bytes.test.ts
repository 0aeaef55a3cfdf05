import { expect, test } from "vitest";
import { netLogLines } from "../fixtures/recorded-visit.ts";
import { shortenBytes } from "./shorten-bytes.ts";

test("shortenBytes() leaves lines as they are, but for a payload that is content", async () => {
  const lines = await netLogLines();
  expect(lines.map(shortenBytes)).toEqual(lines);
  const long = `{"params":{"byte_count":9,"bytes":"${"A".repeat(3_000)}"},"phase":0,"type":4}`;
  expect(shortenBytes(long)).toBe('{"params":{"byte_count":9,"bytes_left_out":true},"phase":0,"type":4}');
});

test("shortenBytes() keeps a long line whose payload is short", () => {
  const line = `{"params":{"bytes":"QUJD","url":"${"x".repeat(3_000)}"}}`;
  expect(shortenBytes(line)).toBe(line);
});
