import { expect, test } from "vitest";
import { keepInMemory } from "../fixtures/keep-in-memory.ts";
import { createOutsideJudge } from "./asks-from-outside.ts";
import { createDocumentBook } from "./document-book.ts";

const [PUBLIC_TOP, LOCAL_TOP, FILE_TOP, UNKNOWN_TOP] = [1, 2, 3, 4];
const TOPS = [
  "",
  "https://shop.example/",
  "http://portal.corp.example/",
  "file:///tmp/a.html",
  "https://old.example/",
];

async function openJudge({ isDirect = true, seen = ["shop.example"] as readonly string[] } = {}) {
  const documents = createDocumentBook(keepInMemory());
  await documents.ready;
  for (const host of seen) documents.note(host, "203.0.113.10", "page");
  documents.note("portal.corp.example", "10.0.0.2", "user");
  return createOutsideJudge({
    state: { isLocalName: (host) => host === "nas.example", spaceOf: () => null },
    documents,
    tabs: {
      factsOf: async (tab) => ({ topUrl: TOPS[tab] ?? null, isPrivate: false }),
      forget: () => undefined,
    },
    isDirect: async () => isDirect,
  });
}

test.each<[initiator: string | undefined, tabId: number, expected: boolean]>([
  ["https://shop.example", PUBLIC_TOP, true],
  ["null", PUBLIC_TOP, true],
  ["null", -1, true],
  ["https://old.example", UNKNOWN_TOP, true],
  ["null", UNKNOWN_TOP, true],
  ["http://portal.corp.example", LOCAL_TOP, false],
  ["null", LOCAL_TOP, false],
  // Its pages may be given out by a service worker, and its other hosts are of the same network.
  ["http://start.intra.test", UNKNOWN_TOP, false],
  ["http://192.168.77.1", LOCAL_TOP, false],
  ["http://localhost:8080", LOCAL_TOP, false],
  ["http://nas.example", LOCAL_TOP, false],
  ["http://fritz.box", LOCAL_TOP, false],
  ["chrome-extension://other", -1, false],
  ["file://", FILE_TOP, false],
  ["null", FILE_TOP, false],
  [undefined, PUBLIC_TOP, false],
])("a request of %s in tab %i for x.intra.test is from outside: %s", async (initiator, tabId, expected) => {
  const judge = await openJudge();
  expect(
    await judge({ tabId, type: "image", ...(initiator === undefined ? {} : { initiator }) }, "x.intra.test"),
  ).toBe(expected);
});

test.each([
  ["a proxy is known", { isDirect: false }],
  ["no page ever came from a public address", { seen: [] }],
])("a page that was never seen is not from outside where %s", async (_why, facts) => {
  const judge = await openJudge(facts);
  for (const initiator of ["https://old.example", "null"])
    expect(await judge({ type: "image", initiator, tabId: UNKNOWN_TOP }, "x.intra.test")).toBe(false);
  expect(await judge({ type: "image", initiator: "null", tabId: -1 }, "x.intra.test")).toBe(false);
});

test.each([
  ["https://shop.example", true],
  ["https://old.example", false],
  ["null", false],
])("a top navigation by %s is from outside: %s", async (initiator, expected) => {
  const judge = await openJudge();
  expect(await judge({ type: "main_frame", initiator, tabId: PUBLIC_TOP }, "x.intra.test")).toBe(expected);
});
