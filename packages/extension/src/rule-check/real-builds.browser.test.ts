import {
  closestSpace,
  decide,
  DECLARATIVE_BLIND_SPOTS,
  parseHost,
  type DeclarativeState,
  type PolicyInitiator,
} from "@hushport/core";
import { canIsolate } from "@hushport/testbed";
import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import { askFromPage } from "../fixtures/ask-from-page.ts";
import { sandboxScript } from "../fixtures/sandbox-script.ts";
import { type as openTyped } from "../legitimate/fixtures/legitimate-lab.ts";
import { findWelcome } from "../ui/fixtures/open-guard.ts";
import {
  ADDRESS_OF,
  openCaseBench,
  sendAll,
  type CaseBench,
  type CaseRequest,
} from "./fixtures/case-bench.ts";
import { ruleCase, STATE, type RuleCase } from "./fixtures/cases.ts";

const isolation = await canIsolate();

const DRAWN = 10_000;
/** The seed of the rules' own test. */
const SEED = 20_261_122;
const CHANNELS: ReadonlySet<string> = new Set(["fetch", "image", "script", "iframe", "websocket"]);
/** Browsers hold sockets back after failures of others. */
const MOST_TRIES = 4;

/** What a profile keeps over a session, of everything that there is. */
const state: DeclarativeState = {
  ...STATE,
  grants: STATE.grants.filter(({ lifetime: { kind } }) => kind === "always" || kind === "until"),
  nowMs: Date.now(),
};

interface RealCase extends CaseRequest {
  readonly page: string;
  readonly path: string;
  readonly action: string;
  /** What rules and `decide` may disagree about. */
  readonly isBlind: boolean;
}

/** Pages that a network of ours can serve at an address of the kind that the case wants, and what they ask for. */
function prepare(input: RuleCase, index: number): readonly RealCase[] {
  const { initiator, host, port, scheme, channel } = input;
  const page = pageOf(initiator);
  const address = ADDRESS_OF.get(host);
  if (page === undefined || address === undefined || !CHANNELS.has(channel) || !/^(?:http|ws)$/.test(scheme))
    return [];
  const addresses = parseHost(host)?.kind === "name" ? [address] : [];
  const request = { target: { host, port, addresses }, channel };
  const path = `/case-${index}`;
  return [
    {
      page,
      channel,
      path,
      url: `${scheme}://${write(host)}:${port}${path}`,
      action: decide(initiator, request, { ...state, tab: null }).action,
      isBlind: DECLARATIVE_BLIND_SPOTS.some(({ holds }) => holds({ initiator, request, state })),
    },
  ];
}

function pageOf(initiator: PolicyInitiator): string | undefined {
  if (initiator.kind !== "page" || initiator.ancestors.length > 0) return undefined;
  const { host, space } = initiator.document;
  const address = host === null ? undefined : ADDRESS_OF.get(host);
  return host === null || address === undefined || closestSpace(address) !== space ? undefined : host;
}

function write(host: string): string {
  return host.includes(":") ? `[${host}]` : host;
}

const CASES = fc.sample(ruleCase, { numRuns: DRAWN, seed: SEED }).flatMap(prepare);

async function importSettings({ browser }: CaseBench): Promise<void> {
  const { localNames, grants } = state;
  const file = { format: "hushport.guard-settings", version: 1, mode: "default", notify: false } as const;
  const order = { ...file, localNames: [...localNames], grants: [...grants] };
  const own = await findWelcome(browser);
  expect(await askFromPage(own, { kind: "import-settings", file: order })).toMatchObject({ kind: "answer" });
}

describe.skipIf(isolation.kind !== "possible").each(["chromium", "firefox"] as const)(
  "the build for %s",
  (engine) => {
    test("lets through what decide() allows and nothing else, in a sample of the cases", async () => {
      const cases = CASES.filter(({ isBlind }) => engine === "firefox" || !isBlind);
      const ports = cases.map(({ url }) => new URL(url)).map(endpointOf);
      const pages = [...new Set(cases.map(({ page }) => page))];
      await using bench = await openCaseBench(engine, [
        ...ports,
        ...pages.map((host) => [host, 80] as const),
      ]);
      await importSettings(bench);
      for (const host of pages) {
        const page = await bench.browser.newPage();
        await openTyped(page, `http://${write(host)}/`);
        let left = cases.filter((known) => known.page === host);
        for (let tries = 0; tries < MOST_TRIES && left.length > 0; tries += 1) {
          await sendAll(page, left);
          left = left.filter(({ path, action }) => action === "allow" && !bench.arrived.has(path));
        }
        await page.close();
      }
      const wrong = cases.filter(({ path, action }) => bench.arrived.has(path) !== (action === "allow"));
      expect(wrong).toEqual([]);
      for (const action of ["allow", "block"])
        expect(cases.filter((known) => known.action === action).length).toBeGreaterThan(50);
    }, 180_000);

    test("stops frames in a window that a sandboxed frame wrote and opened", async () => {
      await using bench = await openCaseBench(engine, [
        ["evil.com", 80],
        ["192.168.1.5", 80],
      ]);
      const page = await bench.browser.newPage();
      await openTyped(page, "http://evil.com/");
      const frames = ["http://192.168.1.5/case-local", "http://evil.com/case-public"]
        .map((url) => `<iframe src=${url}></iframe>`)
        .join("");
      const script = `open(URL.createObjectURL(new Blob(["${frames}"],{type:"text/html"})))`;
      await sandboxScript(page, script, "allow-popups");
      await expect.poll(() => [...bench.arrived], { timeout: 15_000 }).toEqual(["/case-public"]);
    }, 120_000);
  },
);

function endpointOf({ hostname, port }: URL): readonly [host: string, port: number] {
  return [hostname.replace(/^\[(.*)\]$/, "$1"), Number(port || 80)];
}
