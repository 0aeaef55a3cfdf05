import { expect, test } from "vitest";
import { keepInMemory } from "../fixtures/keep-in-memory.ts";
import { createDocumentBook } from "./document-book.ts";

const [PUBLIC, LOCAL] = ["203.0.113.10", "192.168.77.1"];

test.each<[notes: readonly (readonly [address: string, openedBy: "user" | "page"])[], of: string | null]>([
  [[], null],
  [[[PUBLIC, "page"]], "public"],
  [[[LOCAL, "page"]], "local"],
  [
    [
      [LOCAL, "page"],
      [PUBLIC, "page"],
    ],
    "public",
  ],
  [
    [
      [PUBLIC, "user"],
      [LOCAL, "page"],
    ],
    "public",
  ],
  [
    [
      [PUBLIC, "user"],
      [LOCAL, "user"],
    ],
    "local",
  ],
])("of() after %j is %j", async (notes, of) => {
  const book = createDocumentBook(keepInMemory());
  await book.ready;
  for (const [address, openedBy] of notes) book.note("a.test", address, openedBy);
  expect([book.of("a.test"), book.hasPublic()]).toEqual([of, of === "public"]);
});

test("note() tells when something else is known of a host", async () => {
  const book = createDocumentBook(keepInMemory());
  await book.ready;
  const notes = [LOCAL, LOCAL, PUBLIC, PUBLIC, LOCAL].map((address) => book.note("a.test", address, "page"));
  expect(notes).toEqual([true, false, true, false, false]);
});
