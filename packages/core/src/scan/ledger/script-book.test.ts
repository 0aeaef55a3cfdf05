import { expect, test } from "vitest";
import { UNKNOWN_INITIATOR, type Initiator } from "../../probe/initiator.ts";
import { writeProbes } from "../traces/write-probes.ts";
import { createScriptBook, EVERY_SCRIPT, hostOfUrl, noteProbe } from "./script-book.ts";

function by(scriptUrl: string | null, frameUrl: string | null = "https://shop.example/"): Initiator {
  return { ...UNKNOWN_INITIATOR, scriptUrl, frameUrl };
}

test("createScriptBook() finds one script under all of its queries", () => {
  const book = createScriptBook(10);
  const first = book.find(by("https://cdn.example/a.js?v=1"));
  expect(book.find(by("https://cdn.example/a.js?v=2#x"))).toBe(first);
  expect(book.find(by("https://cdn.example/a.js?v=1"))).toBe(first);
  expect(first).toMatchObject({ site: "cdn.example", isMarkup: false });
});

test("createScriptBook() takes all blobs of a document for one script", () => {
  const book = createScriptBook(10);
  const first = book.find(by("blob:https://shop.example/1-2-3"));
  expect(book.find(by("blob:https://shop.example/4-5-6"))).toBe(first);
  expect(first.site).toBe("shop.example");
  expect(book.find(by("blob:null/1"))).toBe(book.find(by("blob:null/2")));
  expect(book.find(by("data:text/javascript,1"))).toBe(book.find(by("data:text/javascript,2")));
});

test("createScriptBook() takes the innermost call when no script is named", () => {
  const call = { functionName: "", url: "https://cdn.example/a.js", line: 1, column: 1 };
  const book = createScriptBook(10);
  const script = book.find({ ...UNKNOWN_INITIATOR, stack: [call] });
  expect(script).toMatchObject({ site: "cdn.example", isMarkup: false });
});

test("createScriptBook() files markup under its document", () => {
  const book = createScriptBook(10);
  const markup = book.find(by(null));
  expect(markup).toMatchObject({ site: "shop.example", isMarkup: true });
  expect(book.find(by(null, "https://shop.example/?x=1"))).toBe(markup);
  expect(book.find(by(null, null))).not.toBe(markup);
});

test("createScriptBook() has one record for all that it has no room for", () => {
  const book = createScriptBook(1);
  book.find(by("https://a.example/a.js"));
  expect(book.find(by("https://b.example/b.js"))).toBe(EVERY_SCRIPT);
});

test("createScriptBook() stays right when a page makes up more addresses than it remembers", () => {
  const book = createScriptBook(1);
  const first = book.find(by("https://a.example/a.js"));
  for (let index = 0; index < 2_001; index += 1) book.find(by(`https://a.example/a.js?${index}`));
  expect(book.find(by("https://a.example/a.js"))).toBe(first);
});

test("noteProbe() remembers a bounded number of callers, and none for everybody's record", () => {
  const book = createScriptBook(1);
  const [probe] = writeProbes([{ atMs: 1, port: 80 }]);
  if (probe === undefined) throw new Error("No probe was written");
  const script = book.find(probe.initiator);
  for (let index = 0; index < 100; index += 1) {
    const url = `https://${index}.example/a.js`;
    const stack = [{ functionName: "", url, line: 1, column: 1 }];
    noteProbe(script, {
      ...probe,
      initiator: { scriptUrl: null, frameUrl: null, line: null, column: null, stack },
    });
    noteProbe(EVERY_SCRIPT, probe);
  }
  expect(script.urls.size).toBe(32);
  expect(EVERY_SCRIPT.urls.size).toBe(0);
});

test("noteProbe() remembers what the browser said of the client", () => {
  const book = createScriptBook(1);
  const [probe] = writeProbes([{ atMs: 1, port: 80 }]);
  if (probe === undefined) throw new Error("No probe was written");
  const script = book.find(probe.initiator);
  const lna = { result: "allowed", resourceSpace: null };
  noteProbe(script, { ...probe, lna: { ...lna, clientSpace: "local" } });
  noteProbe(script, { ...probe, lna: { ...lna, clientSpace: null } });
  expect([...script.clientSpaces]).toEqual(["local"]);
});

test.each([
  ["https://a.example:8080/x", "a.example"],
  ["blob:https://a.example/1", "a.example"],
  ["data:,x", ""],
  ["not a url", ""],
])("hostOfUrl(%j) is %j", (url, expected) => {
  expect(hostOfUrl(url)).toBe(expected);
});
