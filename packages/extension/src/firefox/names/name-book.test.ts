import { expect, test } from "vitest";
import { LAPSE_MS } from "./checked-names.ts";
import { DISTRUST_MS, MAX_NULLED_NAMES } from "./distrusted-sites.ts";
import { createNameBook, FLIP_WINDOW_MS, LOOK_BACK_MS, type NameBook } from "./name-book.ts";

const PUBLIC = ["203.0.113.10"];
const LOOPBACK = ["127.0.0.1"];
const NULL = ["0.0.0.0"];

/** What `host` is suspected of at a port where no web page is. */
function suspected(names: NameBook, host: string, nowMs: number): readonly string[] {
  return names.suspectAddresses({ host, port: 5900 }, nowMs);
}

test("suspectAddresses() is empty for a name that was always public", () => {
  const names = createNameBook();
  names.note("a.site.test", PUBLIC, 0);
  names.note("a.site.test", PUBLIC, 1);
  expect(suspected(names, "a.site.test", 2)).toEqual([]);
});

test.each([
  [FLIP_WINDOW_MS - 1, LOOPBACK],
  [FLIP_WINDOW_MS, []],
])("suspectAddresses() %i ms after a name was local is %o", (agoMs, expected) => {
  const names = createNameBook();
  names.note("a.site.test", LOOPBACK, 0);
  expect(suspected(names, "a.site.test", agoMs)).toEqual(expected);
});

test("note() of a name that is public and then local makes every name of its site suspect", () => {
  const names = createNameBook();
  names.note("a.site.test", PUBLIC, 0);
  names.note("a.site.test", LOOPBACK, 1);
  expect(suspected(names, "b.site.test", 2)).toEqual(LOOPBACK);
  expect(suspected(names, "other.test", 2)).toEqual([]);
  expect(suspected(names, "b.site.test", 1 + DISTRUST_MS)).toEqual([]);
});

test("note() of a name that is local and then public makes its site suspect as well", () => {
  const names = createNameBook();
  names.note("a.site.test", LOOPBACK, 0);
  names.note("a.site.test", PUBLIC, 1);
  expect(suspected(names, "b.site.test", 2)).toEqual(LOOPBACK);
});

test("note() of a name that changes slowly, as with another network, distrusts nobody", () => {
  const names = createNameBook();
  names.note("wiki.corp.test", PUBLIC, 0);
  names.note("wiki.corp.test", ["10.0.0.7"], FLIP_WINDOW_MS);
  expect(suspected(names, "www.corp.test", FLIP_WINDOW_MS + 1)).toEqual([]);
});

test.each([
  ["one address", NULL],
  ["both families", ["::", "0.0.0.0"]],
])(
  "note() of a name that becomes the null address, %s, distrusts its site where no web pages are",
  (_, none) => {
    const names = createNameBook();
    names.note("x.evil.test", PUBLIC, 0);
    names.note("x.evil.test", none, 1);
    expect(suspected(names, "y.evil.test", 2)).toEqual(none.slice(0, 1));
    expect(suspected(names, "y.evil.test", DISTRUST_MS)).toEqual(none.slice(0, 1));
    expect(suspected(names, "y.evil.test", DISTRUST_MS + 1)).toEqual([]);
    expect(suspected(names, "other.test", 2)).toEqual([]);
  },
);

test.each([80, 443])(
  "note() of a name that a block list took distrusts that name alone at port %i, for as long as a site",
  (port) => {
    const names = createNameBook();
    names.note("ads.site.test", PUBLIC, 0);
    names.note("ads.site.test", NULL, 1);
    names.note("ads.site.test", PUBLIC, 2);
    expect(names.suspectAddresses({ host: "www.site.test", port }, 3)).toEqual([]);
    expect(names.suspectAddresses({ host: "ads.site.test", port }, DISTRUST_MS)).toEqual(NULL);
    expect(names.suspectAddresses({ host: "ads.site.test", port }, DISTRUST_MS + 1)).toEqual([]);
  },
);

test.each([
  [MAX_NULLED_NAMES, []],
  [MAX_NULLED_NAMES + 1, NULL],
])(
  "note() of %i names of one site that became the null address makes its pages suspect of %o",
  (count, expected) => {
    const names = createNameBook();
    for (let i = 0; i < count; i++) {
      names.note(`n${i}.evil.test`, PUBLIC, i);
      names.note(`n${i}.evil.test`, NULL, i);
      names.note("n0.evil.test", NULL, i);
    }
    expect(names.suspectAddresses({ host: "www.evil.test", port: 443 }, count)).toEqual(expected);
  },
);

test("note() counts names that became the null address anew when the last one is long ago", () => {
  const names = createNameBook();
  for (let i = 0; i <= MAX_NULLED_NAMES; i++) {
    names.note(`n${i}.site.test`, PUBLIC, i * DISTRUST_MS);
    names.note(`n${i}.site.test`, NULL, i * DISTRUST_MS);
  }
  expect(
    names.suspectAddresses({ host: "www.site.test", port: 443 }, MAX_NULLED_NAMES * DISTRUST_MS),
  ).toEqual([]);
});

test.each([
  ["was the null address and is public: a block list that was switched off", [NULL, PUBLIC], 1],
  ["was public long ago", [PUBLIC, NULL], FLIP_WINDOW_MS],
])("note() of a name that %s distrusts no other", (_, [first = [], second = []], afterMs) => {
  const names = createNameBook();
  names.note("login.site.test", first, 0);
  names.note("login.site.test", second, afterMs);
  expect(suspected(names, "www.site.test", afterMs + 1)).toEqual([]);
});

test("note() takes the null address beside another local one for a rebinding", () => {
  const names = createNameBook();
  names.note("x.evil.test", PUBLIC, 0);
  names.note("x.evil.test", [...NULL, ...LOOPBACK], 1);
  expect(names.suspectAddresses({ host: "y.evil.test", port: 443 }, 2)).toEqual(LOOPBACK);
});

test("restore() takes up what was known before the background slept: guesses, local names, checks", () => {
  const before = createNameBook();
  before.note("a.site.test", PUBLIC, 0);
  before.note("a.site.test", LOOPBACK, 1);
  before.note("nas.home.test", LOOPBACK, 1);
  before.note("ads.shop.test", PUBLIC, 0);
  before.note("ads.shop.test", NULL, 1);
  before.checks.checked("top", "www.test", 1);
  const names = createNameBook();
  names.restore(JSON.parse(JSON.stringify(before.dump())));
  expect(suspected(names, "b.site.test", 2)).toEqual(LOOPBACK);
  expect(suspected(names, "nas.home.test", 2)).toEqual(LOOPBACK);
  expect(names.suspectAddresses({ host: "www.shop.test", port: 5900 }, 2)).toEqual(NULL);
  expect(names.checks.isFresh("top", "www.test", 2)).toBe(true);
  expect(names.checks.isFresh("top", "www.test", 1 + LAPSE_MS)).toBe(false);
});

test.each([[undefined], ["nonsense"], [{ names: [["a.test", {}]] }]])(
  "restore() of %j knows nothing",
  (kept) => {
    const names = createNameBook();
    names.restore(kept);
    expect(suspected(names, "a.test", 0)).toEqual([]);
  },
);

test("isDueForLookBack() is true once in its time", () => {
  const names = createNameBook();
  const due = [0, 1, LOOK_BACK_MS - 1, LOOK_BACK_MS].map((nowMs) => names.isDueForLookBack("a.test", nowMs));
  expect(due).toEqual([true, false, false, true]);
});

test("names are forgotten rather than kept without end", () => {
  const names = createNameBook();
  names.note("first.test", LOOPBACK, 0);
  for (let i = 0; i < 5_000; i++) names.note(`n${i}.test`, LOOPBACK, 0);
  expect(suspected(names, "first.test", 1)).toEqual([]);
  expect(suspected(names, "n4999.test", 1)).toEqual(LOOPBACK);
});
