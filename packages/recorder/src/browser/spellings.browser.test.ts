import { addressSpace, canonicalHost, ENGINE_DISAGREEMENTS, generateSpellings } from "@hushport/core";
import { launch, type Browser } from "puppeteer-core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { BROWSER_KINDS, type BrowserKind } from "./browser-table.ts";
import { findBrowser } from "./find-browser.ts";
import { launchFlags } from "./launch-flags.ts";
import { QUIET_FIREFOX_ENVIRONMENT, QUIET_FIREFOX_PREFERENCES } from "./quiet-preferences.ts";

const spellings = generateSpellings(20_261_121, 10_000);

describe.each(BROWSER_KINDS)("%s", (kind) => {
  let browser: Browser | undefined;
  let hostnames: ReadonlyMap<string, string | null> = new Map();

  beforeAll(async () => {
    browser = await start(kind);
    const texts = [...spellings, ...ENGINE_DISAGREEMENTS].map(({ text }) => text);
    hostnames = await hostnamesIn(browser, texts);
  });
  afterAll(() => browser?.close());

  test("new URL() reads each of 10,000 spellings as it was meant, and so does canonicalHost()", () => {
    expect(hostnames.size).toBeGreaterThan(10_000);
    const wrong = spellings.flatMap(({ text, notations, host }) => {
      const theirs = hostnames.get(text);
      // The one thing that canonicalHost() takes and no URL can hold: an address without its brackets.
      const ours = notations.includes("no-brackets") ? undefined : canonicalHost(text);
      const meant = host?.includes(":") ? `[${host}]` : (host ?? null);
      return theirs === meant && ours === host ? [] : [{ text, notations, meant, ours, theirs }];
    });
    expect(wrong).toEqual([]);
  });

  // A later version may follow the standard; anything else is news.
  test.each(ENGINE_DISAGREEMENTS)(
    "new URL() reads $text as ENGINE_DISAGREEMENTS says, or as the standard",
    (row) => {
      expect([row[kind], row.standard]).toContain(hostnames.get(row.text));
    },
  );

  test("addressSpace() of a spelling that engines read differently is that of what this one reads", () => {
    for (const { text } of ENGINE_DISAGREEMENTS) {
      const hostname = hostnames.get(text);
      if (typeof hostname === "string")
        expect([text, addressSpace(text)]).toEqual([text, addressSpace(hostname)]);
    }
  });
});

async function start(kind: BrowserKind): Promise<Browser> {
  const { path } = await findBrowser(kind);
  if (kind === "firefox") {
    return launch({
      browser: "firefox",
      executablePath: path,
      headless: true,
      extraPrefsFirefox: { ...QUIET_FIREFOX_PREFERENCES },
      env: { ...process.env, ...QUIET_FIREFOX_ENVIRONMENT },
    });
  }
  // Puppeteer makes the profile and takes it away again.
  const { flags } = launchFlags({ window: "headless", profileDir: "" });
  const args = flags.filter((flag) => !flag.startsWith("--user-data-dir"));
  return launch({ executablePath: path, headless: true, args });
}

/** Asks the browser for all of them at once; `null` where `new URL()` throws. */
async function hostnamesIn(
  browser: Browser,
  texts: readonly string[],
): Promise<ReadonlyMap<string, string | null>> {
  const page = await browser.newPage();
  const hostnames = await page.evaluate(
    // As JSON, since WebDriver BiDi would otherwise describe each string.
    (json: string) => {
      const asked: unknown = JSON.parse(json);
      const read = (text: unknown): string | null => URL.parse(`http://${String(text)}/`)?.hostname ?? null;
      return JSON.stringify(Array.isArray(asked) ? asked.map((text) => read(text)) : []);
    },
    JSON.stringify(texts),
  );
  const parsed: unknown = JSON.parse(hostnames);
  if (!Array.isArray(parsed)) throw new TypeError(`Cannot read hostnames: ${hostnames.slice(0, 100)}`);
  return new Map(texts.map((text, at) => [text, typeof parsed[at] === "string" ? parsed[at] : null]));
}
