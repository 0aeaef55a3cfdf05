import { Readable } from "node:stream";
import { expect, test } from "vitest";
import { readSites } from "./read-sites.ts";
import type { EntryRules } from "./read-entry.ts";
import type { RefusedEntry, SiteEntry } from "./site-entry.ts";
import { parseSkipList } from "./skip-list.ts";

async function read(
  text: string,
  rules: EntryRules = { allowsPrivate: false },
): Promise<{ readonly sites: SiteEntry[]; readonly refused: RefusedEntry[] }> {
  const refused: RefusedEntry[] = [];
  const sites: SiteEntry[] = [];
  for await (const site of readSites(Readable.from([text]), rules, (entry) => refused.push(entry))) {
    sites.push(site);
  }
  return { sites, refused };
}

test.each([
  ["Tranco's list", "1,example.com\r\n2,example.org\r\n"],
  ["Tranco's list with a byte order mark and quotes", '\u{feff}"1","example.com"\n"2","example.org"\n'],
  ["a plain list with comments", "# two sites\nexample.com\n\n1 example.org\n".replace("1 ", "")],
  ["a list without a last line end", "example.com\nexample.org"],
])("readSites() reads %s", async (_name, text) => {
  const { sites, refused } = await read(text);
  expect(sites.map(({ url }) => url)).toEqual(["https://example.com/", "https://example.org/"]);
  expect(refused).toEqual([]);
});

test("readSites() reads CrUX's list, with its heading and its ranks", async () => {
  const { sites } = await read(
    "origin,rank\r\nhttps://www.example.com,1000\r\nhttp://shop.example.org:8080,5000\r\n",
  );
  expect(sites).toEqual([
    { url: "https://www.example.com/", domain: "example.com", rank: 1000 },
    { url: "http://shop.example.org:8080/", domain: "example.org", rank: 5000 },
  ]);
});

test.each([
  ["https://127.0.0.1/", "this machine"],
  ["http://2130706433/", "this machine"],
  ["192.168.1.1", "private network"],
  ["http://[::ffff:10.0.0.1]/", "private network"],
  ["foo.localhost", "this machine"],
  ["file:///etc/passwd", "not on the web"],
  ["https://user:word@example.com/", "password"],
  ["https://", "no address"],
  ["a".repeat(2_001), "longer than"],
  [`example.com/${"\u{4e2d}".repeat(500)}`, "longer than"],
  ["1\tshop.example", "tabs"],
  ["1,1,shop.example,com", "no name of a host"],
  ["shop.example;DE", "no name of a host"],
])("readSites() refuses %s and goes on", async (entry, reason) => {
  const { sites, refused } = await read(`example.com\n${entry}\nexample.org\n`);
  expect(sites.length).toBe(2);
  expect(refused).toEqual([expect.objectContaining({ line: 2, reason: expect.stringContaining(reason) })]);
});

test("readSites() takes private addresses when asked to", async () => {
  const { sites } = await read("http://127.0.0.1:8080/\n", { allowsPrivate: true });
  expect(sites.map(({ url }) => url)).toEqual(["http://127.0.0.1:8080/"]);
});

test("readSites() refuses what is on the opt-out list, with all names below it", async () => {
  const isSkipped = parseSkipList(
    "# asked in March\n*.example.com\nhttps://shop.example.org/path\n",
    "skip.txt",
  );
  const { sites, refused } = await read(
    "example.com\nwww.EXAMPLE.com\nnotexample.com\nshop.example.org\nexample.org\n",
    {
      allowsPrivate: false,
      isSkipped,
    },
  );
  expect(sites.map(({ domain }) => domain)).toEqual(["notexample.com", "example.org"]);
  expect(refused.length).toBe(3);
});

test("parseSkipList() does not overlook a line that it cannot read", () => {
  expect(() => parseSkipList("example.com\nexa mple.com\n", "skip.txt")).toThrow(/skip\.txt: line 2/);
});

test.each([
  ["an empty list", "", /it is empty/],
  ["a list of something else", "<html>\n<body>\n", /none of its 2 lines is a site/],
])("readSites() says that %s is no list of sites", async (_name, text, message) => {
  await expect(read(text)).rejects.toThrow(message);
});

test("readSites() reads 200,000 lines in no more memory than a few", async () => {
  function* chunks(): Generator<string> {
    for (let first = 1; first <= 200_000; first += 1_000) {
      yield Array.from(
        { length: 1_000 },
        (_, index) => `${first + index},site${first + index}.example.com\n`,
      ).join("");
    }
  }
  let count = 0;
  let most = 0;
  const before = process.memoryUsage().heapUsed;
  for await (const { rank } of readSites(
    Readable.from(chunks()),
    { allowsPrivate: false },
    () => undefined,
  )) {
    count += 1;
    if (rank !== null && rank % 10_000 === 0) most = Math.max(most, process.memoryUsage().heapUsed - before);
  }
  expect(count).toBe(200_000);
  // The lines alone would be about 60 MB of strings and objects; what is between two collections is garbage.
  expect(most).toBeLessThan(150_000_000);
});
