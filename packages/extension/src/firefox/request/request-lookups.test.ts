import { expect, test } from "vitest";
import { detailsOf } from "../fixtures/details.ts";
import { FRESH_MS, LAPSE_MS } from "../names/checked-names.ts";
import { CANCEL, guardWith, LOOPBACK, NAMED, PUBLIC, send } from "../fixtures/request-guard-with.ts";

test("beforeRequest() stops a name of which one record is local", async () => {
  const made = guardWith([{ kind: "addresses", addresses: ["203.0.113.10", "192.168.77.1"] }]);
  expect(await send(made, NAMED)).toEqual(CANCEL);
});

/** So many requests as a page with pictures makes at once, from one name. */
const MANY = Array.from({ length: 200 }, (_, index) => ({ ...NAMED, requestId: `many ${index}` }));

test("requests of one name at once are checked once, not each for itself", async () => {
  const made = guardWith();
  const verdicts = await Promise.all(MANY.map((part) => send(made, part)));
  expect(verdicts.filter((verdict) => verdict !== undefined)).toEqual([]);
  // One question for all before they begin, and a few that were on their way together.
  expect(made.lookups.length).toBeLessThan(10);
});

test("requests of one name at once are all stopped when it changes its mind", async () => {
  const made = guardWith([PUBLIC, LOOPBACK]);
  const verdicts = await Promise.all(MANY.map((part) => send(made, part)));
  expect(verdicts.filter((verdict) => verdict?.cancel !== true)).toEqual([]);
});

test.each([
  ["the second", [PUBLIC, LOOPBACK], []],
  ["the fourth", [PUBLIC, PUBLIC, PUBLIC, LOOPBACK], [0, 0.6]],
])(
  "a name that is local in %s lookup is stopped, and all names of its site are local from then on",
  async (_name, answers, chances) => {
    const made = guardWith([...answers, PUBLIC], {}, chances);
    expect(await send(made, NAMED)).toEqual(CANCEL);
    expect(made.lookups).toHaveLength(answers.length);
    expect(await send(made, { ...NAMED, requestId: "2", url: "http://y.evil.test/" })).toEqual(CANCEL);
  },
);

test("lookups end, whatever chance says", async () => {
  const made = guardWith(
    [PUBLIC],
    {},
    Array.from({ length: 100 }, () => 0),
  );
  expect(await send(made, NAMED)).toBeUndefined();
  expect(made.lookups.length).toBeLessThan(30);
});

test.each(["image", "websocket"])(
  "a new name is asked for twice at least before a %s connects",
  async (type) => {
    const made = guardWith([PUBLIC, LOOPBACK]);
    expect(await send(made, { ...NAMED, type })).toEqual(CANCEL);
    expect(made.lookups).toHaveLength(2);
  },
);

test("headersReceived() asks once more for the name of a picture, whose end nobody is told of", async () => {
  const made = guardWith([PUBLIC]);
  const picture = detailsOf({ ...NAMED, type: "image" });
  await send(made, picture);
  made.guard.headersReceived({ ...picture, ip: "203.0.113.10", responseHeaders: [] });
  made.guard.headersReceived({ ...picture, ip: "203.0.113.10", responseHeaders: [] });
  expect(made.lookups).toHaveLength(3);
});

test("names that cannot be reached are refused together, not one after another", async () => {
  const made = guardWith([LOOPBACK]);
  const verdicts = await Promise.all(MANY.map((part) => send(made, part)));
  expect(verdicts.filter((verdict) => verdict?.cancel !== true)).toEqual([]);
  expect(made.lookups).toHaveLength(1);
});

test("a request that the page gave up while it waited is not asked for any more", async () => {
  const made = guardWith();
  const sent = MANY.map((part, index) => send(made, { ...part, url: `http://n${index}.evil.test/` }));
  for (const part of MANY) made.guard.ended(detailsOf(part));
  await Promise.all(sent);
  // The first look of each, and the one back.
  expect(made.lookups).toHaveLength(2 * MANY.length);
});

test("ended() asks once more for a new name, and what that finds counts from then on", async () => {
  const made = guardWith([PUBLIC, PUBLIC, LOOPBACK, PUBLIC]);
  expect(await send(made, NAMED)).toBeUndefined();
  made.guard.ended(detailsOf(NAMED));
  await Promise.resolve();
  expect(made.lookups).toHaveLength(3);
  await expect.poll(() => send(made, { ...NAMED, requestId: "2" })).toEqual(CANCEL);
});

test("a checked name is not asked for again while it is fresh, in its own page only", async () => {
  const made = guardWith();
  await send(made, NAMED);
  expect(made.lookups).toHaveLength(2);
  await send(made, { ...NAMED, requestId: "2" });
  expect(made.lookups).toHaveLength(2);
  const elsewhere = "https://elsewhere.test/";
  await send(made, { ...NAMED, requestId: "3", originUrl: elsewhere, documentUrl: elsewhere });
  expect(made.lookups).toHaveLength(4);
  made.tick(FRESH_MS);
  await send(made, { ...NAMED, requestId: "4" });
  expect(made.lookups).toHaveLength(6);
});

test("after a minute each request of a name is checked, and those that wait together are checked together", async () => {
  const made = guardWith();
  await send(made, NAMED);
  for (const requestId of ["2", "3"]) {
    made.tick(LAPSE_MS / 2);
    await send(made, { ...NAMED, requestId });
  }
  const before = made.lookups.length;
  await send(made, { ...NAMED, requestId: "4" });
  expect(made.lookups).toHaveLength(before + 2);
  const verdicts = await Promise.all(MANY.map((part) => send(made, part)));
  expect(verdicts.filter((verdict) => verdict !== undefined)).toEqual([]);
  expect(made.lookups).toHaveLength(before + 4);
});

test("where answers lapse, chance says how often a name is asked for again, from never on", async () => {
  const made = guardWith([PUBLIC], {}, [0.99, 0.99, 0, 0, 0.99], true);
  await send(made, NAMED);
  const counts = [made.lookups.length];
  for (const requestId of ["2", "3"]) {
    await send(made, { ...NAMED, requestId });
    counts.push(made.lookups.length);
  }
  expect(counts).toEqual([2, 2, 4]);
});

test("where answers lapse, a name that is local when it is asked for again is stopped", async () => {
  const made = guardWith([PUBLIC, PUBLIC, LOOPBACK], {}, [0.99, 0], true);
  expect(await send(made, NAMED)).toBeUndefined();
  expect(await send(made, { ...NAMED, requestId: "2" })).toEqual(CANCEL);
});

test("where answers lapse, requests of one name at once are checked once", async () => {
  const made = guardWith([PUBLIC], {}, [0.99, 0, 0, 0.99], true);
  await send(made, NAMED);
  await Promise.all(MANY.map((part) => send(made, part)));
  expect(made.lookups).toHaveLength(4);
});
