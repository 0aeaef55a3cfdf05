import { expect, test } from "vitest";
import { keepInMemory } from "../fixtures/keep-in-memory.ts";
import { createSpaceBook } from "./space-book.ts";

/** An address of a public network whose last bits say 127.0.0.1 to an ISATAP router. */
const EMBEDS_LOOPBACK = "2606:4700:1:2:0:5efe:7f00:1";

async function openBook() {
  const book = createSpaceBook(keepInMemory(), (host) => host === "nas.home.example");
  await book.ready;
  return book;
}

test.each([
  ["192.168.77.1", [{ host: "192.168.77.1", space: "local" }]],
  ["127.0.0.1", [{ host: "127.0.0.1", space: "loopback" }]],
  ["fd77::1", [{ host: "fd77::1", space: "local" }]],
  ["203.0.113.10", []],
  [EMBEDS_LOOPBACK, []],
  ["router", []],
  ["nas.lan", []],
])("noteOpening(%j) learns %j", async (host, learned) => {
  const book = await openBook();
  expect(book.noteOpening(host)).toBe(learned.length > 0);
  expect(book.noteOpening(host)).toBe(false);
  expect(book.learned()).toEqual(learned);
});

test.each([
  ["router", "192.168.77.1", [{ host: "router", space: "local" }]],
  ["app.local", "127.0.0.1", [{ host: "app.local", space: "loopback" }]],
  ["fritz.box", "192.168.77.1", [{ host: "fritz.box", space: "local" }]],
  ["nas.home.example", "192.168.77.1", [{ host: "nas.home.example", space: "local" }]],
  ["shop.example", "192.168.77.1", []],
  [EMBEDS_LOOPBACK, EMBEDS_LOOPBACK, []],
])("note(%j, %j) learns %j", async (host, address, learned) => {
  const book = await openBook();
  book.note(host, address);
  expect(book.learned()).toEqual(learned);
});

test("a name once seen public is never local again", async () => {
  const book = await openBook();
  book.note("router", "192.168.77.1");
  book.note("router", "203.0.113.10");
  book.note("router", "192.168.77.1");
  expect([book.of("router"), book.learned()]).toEqual(["public", []]);
});

test("an address that embeds a private one is a public page's", async () => {
  const book = await openBook();
  expect(book.of(EMBEDS_LOOPBACK)).toBe("public");
});
