import { expect, test } from "vitest";
import type { StreamFilter } from "../firefox-api.ts";
import { rewriteBody } from "./rewrite-body.ts";

/** Sends a body through, in pieces. @returns What was written, and how often it was closed. */
function send(body: Uint8Array, contentType: string, rewrite: (text: string) => string = (text) => text) {
  const written: string[] = [];
  let closed = 0;
  const filter: StreamFilter = {
    ondata: null,
    onstop: null,
    write: (data) => void written.push(new TextDecoder("utf-8", { ignoreBOM: true }).decode(data)),
    close: () => void (closed += 1),
  };
  rewriteBody(filter, contentType, rewrite);
  for (let at = 0; at < body.length; at += 65_535)
    filter.ondata?.({ data: new Uint8Array(body.slice(at, at + 65_535)).buffer });
  const stop = (): void => filter.onstop?.();
  return { written, closed: () => closed, stop };
}

const LATIN = Uint8Array.of(0xdc); // Ü
const UTF16 = Uint8Array.of(0xff, 0xfe, 0xdc, 0x00);

test.each([
  ["what the header says", "text/html; charset=iso-8859-1", LATIN],
  ["what the header says in quotes", 'text/html;charset="windows-1252"', LATIN],
  ["its byte order mark", "text/html; charset=utf-8", UTF16],
  ["UTF-8 where nothing is said", "text/html", new TextEncoder().encode("Ü")],
  ["UTF-8 where nobody knows the label", "text/html; charset=klingon", new TextEncoder().encode("Ü")],
])("a text is read by %s, and written in UTF-8", (_by, contentType, body) => {
  const sent = send(body, contentType);
  sent.stop();
  expect(sent.written).toEqual(["Ü"]);
  expect(sent.closed()).toBe(1);
});

test("a text is read by what it says itself", () => {
  const head = new TextEncoder().encode('<meta charset="iso-8859-1">');
  const sent = send(Uint8Array.of(...head, 0xdc), "text/html");
  sent.stop();
  expect(sent.written.join("")).toContain("Ü");
});

test("nothing is written before all is there, nor of what is too long", () => {
  const long = send(new Uint8Array(5 * 1_024 * 1_024 + 1).fill(0x61), "text/html");
  expect(long.written).toEqual([]);
  long.stop();
  expect(long.written).toEqual([]);
  expect(long.closed()).toBe(1);
  const whole = send(new Uint8Array(5 * 1_024 * 1_024).fill(0x61), "text/html", (text) => `${text.length}`);
  whole.stop();
  expect(whole.written).toEqual([`${5 * 1_024 * 1_024}`]);
});

test("what cannot be rewritten is not passed on", () => {
  const sent = send(LATIN, "text/html", () => {
    throw new Error("no parser");
  });
  expect(sent.stop).toThrow("no parser");
  expect(sent.written).toEqual([]);
  expect(sent.closed()).toBe(1);
});
