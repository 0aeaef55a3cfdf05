import { expect, test } from "vitest";
import { DEFAULT_SETTINGS, settingsSchema } from "../../contract/settings.ts";
import { makeGrant } from "../make-grant.ts";
import { createMemoryArea } from "../fixtures/memory-area.ts";
import { composeSettings, nextExpiry } from "./compose-settings.ts";
import { loadManagedSettings, NO_MANAGED_SETTINGS } from "./managed-settings.ts";
import { migrate, type Migration } from "./migrate.ts";
import { afterPageLoad, afterTabClosed } from "./session-lifetimes.ts";
import { loadSessionSettings, NO_SESSION_SETTINGS, type SessionSettings } from "./session-settings.ts";
import { createSettingsKeeper } from "./settings-keeper.ts";
import { discardBrokenSettings, loadSettings, readBrokenSettings, saveSettings } from "./stored-settings.ts";

const DRAFT = {
  site: "chat.example",
  embedded: [],
  hosts: ["127.0.0.1"],
  ports: [{ from: 6_463, to: 6_472 }],
  term: "always",
  tab: null,
} as const;

function grantFor(term: "once" | "tab" | "day" | "always", id = term as string) {
  return makeGrant(
    { ...DRAFT, embedded: [], hosts: ["127.0.0.1"], ports: [{ from: 6_463, to: 6_472 }], term, tab: 7 },
    { id, nowMs: 1_000 },
  );
}

test.each([
  "text",
  42,
  null,
  [],
  { version: 1 },
  { version: 99, mode: "off" },
  { ...DEFAULT_SETTINGS, mode: "open" },
  { ...DEFAULT_SETTINGS, grants: [{ site: "*" }] },
])(
  "loadSettings() of the broken copy %j puts safe defaults in force, keeps the copy, and says so",
  async (stored) => {
    const local = createMemoryArea({ settings: stored });
    const { settings, gaps } = await loadSettings(local, DEFAULT_SETTINGS);
    expect(settings).toEqual(DEFAULT_SETTINGS);
    expect(gaps).toEqual([{ kind: "storage", detail: "settings-broken" }]);
    expect(await readBrokenSettings(local)).toEqual(stored);
    expect((await loadSettings(local, DEFAULT_SETTINGS)).gaps).toHaveLength(1);
    await discardBrokenSettings(local);
    expect(await loadSettings(local, DEFAULT_SETTINGS)).toEqual({ settings: DEFAULT_SETTINGS, gaps: [] });
  },
);

test("loadSettings() of a broken copy keeps sealed mode, the stricter one", async () => {
  const local = createMemoryArea({ settings: { mode: "sealed", grants: "gone" } });
  expect((await loadSettings(local, DEFAULT_SETTINGS)).settings.mode).toBe("sealed");
});

test("loadSettings() of a broken copy on a full disk keeps sealed mode too, and overwrites nothing by it", async () => {
  const broken = { mode: "sealed", grants: "gone" };
  const local = createMemoryArea({ settings: broken });
  local.failWrites = "disk full";
  const { settings, gaps } = await loadSettings(local, DEFAULT_SETTINGS);
  expect(settings.mode).toBe("sealed");
  expect(gaps).toEqual([
    { kind: "storage", detail: "settings-broken" },
    { kind: "storage", detail: "disk full" },
  ]);
  local.failWrites = null;
  await saveSettings(local, settings);
  expect(await readBrokenSettings(local)).toEqual(broken);
});

test("changeStored() that cannot be written is in force until the browser is closed, and told", async () => {
  const local = createMemoryArea();
  const keeper = createSettingsKeeper({ local, session: createMemoryArea(), managed: undefined });
  await keeper.load();
  local.failWrites = "disk full";
  await keeper.changeStored((stored) => ({ ...stored, mode: "sealed" }));
  expect(keeper.inForce(0).mode).toBe("sealed");
  expect(keeper.gaps()).toEqual([{ kind: "storage", detail: "disk full" }]);
});

test("migrate() goes one version at a time, and stops at what it does not know", () => {
  const migrations = new Map<number, Migration>([
    [1, (old) => ({ ...Object(old), version: 2, added: true })],
    [2, (old) => ({ ...Object(old), version: 3 })],
  ]);
  expect(migrate({ version: 1, mode: "default" }, migrations)).toEqual({
    version: 3,
    mode: "default",
    added: true,
  });
  expect(migrate({ version: 9 }, migrations)).toEqual({ version: 9 });
  expect(migrate("text", migrations)).toBe("text");
});

test("migrate() does not turn for ever when a step forgets the version", () => {
  const migrations = new Map<number, Migration>([[1, (old) => old]]);
  expect(migrate({ version: 1 }, migrations)).toEqual({ version: 1 });
});

test("migrate() of today's settings is what today's schema reads", () => {
  expect(settingsSchema.parse(migrate(DEFAULT_SETTINGS))).toEqual(DEFAULT_SETTINGS);
});

test("loadManagedSettings() turns the administrator's presets into grants that are marked so", async () => {
  const { managed, gaps } = await loadManagedSettings(
    createMemoryArea({
      mode: "sealed",
      grants: [{ site: "bank.example", hosts: ["loopback"], ports: [{ from: 24_727, to: 24_727 }] }],
    }),
  );
  expect(gaps).toEqual([]);
  expect(managed.mode).toBe("sealed");
  expect(managed.grants).toMatchObject([{ id: "managed-1", site: "bank.example", source: "managed" }]);
});

test.each([
  { mode: "open" },
  { grants: [{ site: "bank.example" }] },
  { grants: [{ site: "bank.example", hosts: [], ports: [] }] },
  { grants: "all" },
  { localNames: [1] },
])(
  "loadManagedSettings() of the malformed policy %j puts none of it in force, and says so",
  async (policy) => {
    const { managed, gaps } = await loadManagedSettings(createMemoryArea(policy));
    expect(managed).toEqual(NO_MANAGED_SETTINGS);
    expect(gaps).toMatchObject([{ kind: "managed-policy" }]);
  },
);

test("loadManagedSettings() finds nothing where the browser has no policy file, and calls that no fault", async () => {
  const missing = { get: () => Promise.reject(new Error("Managed storage manifest not found")) };
  expect(await loadManagedSettings(missing)).toEqual({ managed: NO_MANAGED_SETTINGS, gaps: [] });
  expect(await loadManagedSettings(undefined)).toEqual({ managed: NO_MANAGED_SETTINGS, gaps: [] });
});

test("loadManagedSettings() that fails in any other way is told: a policy may be there and not in force", async () => {
  const broken = { get: () => Promise.reject(new Error("Cannot parse the policy")) };
  const gaps = [{ kind: "managed-policy", detail: "Cannot parse the policy" }];
  expect(await loadManagedSettings(broken)).toEqual({ managed: NO_MANAGED_SETTINGS, gaps });
});

test("composeSettings() lets the administrator's mode win, and ends what the clock ended", () => {
  const sources = {
    stored: {
      ...DEFAULT_SETTINGS,
      grants: [grantFor("day")],
      pauses: [
        { site: "a.example", untilMs: 5_000 },
        { site: "b.example", untilMs: null },
      ],
    },
    session: NO_SESSION_SETTINGS,
    managed: { ...NO_MANAGED_SETTINGS, mode: "sealed" as const },
  };
  const early = composeSettings(sources, 4_999);
  expect(early.mode).toBe("sealed");
  expect(early.pauses).toHaveLength(2);
  expect(nextExpiry(early)).toBe(5_000);
  const late = composeSettings(sources, 1_000 + 24 * 60 * 60_000);
  expect(late.grants).toEqual([]);
  expect(late.pauses).toEqual([{ site: "b.example", untilMs: null }]);
  expect(nextExpiry(late)).toBeUndefined();
});

test("a `once` grant holds for the first page load of its tab, and ends with the next", () => {
  let session: SessionSettings = { ...NO_SESSION_SETTINGS, grants: [grantFor("once")] };
  session = afterPageLoad(session, { tab: 8, site: "chat.example" });
  session = afterPageLoad(session, { tab: 7, site: "chat.example" });
  expect(session.grants).toHaveLength(1);
  session = afterPageLoad(session, { tab: 7, site: "chat.example" });
  expect(session).toEqual(NO_SESSION_SETTINGS);
});

test("a `tab` grant ends when the tab leaves the site, and when it is closed", () => {
  const session: SessionSettings = { ...NO_SESSION_SETTINGS, grants: [grantFor("tab")] };
  expect(afterPageLoad(session, { tab: 7, site: "chat.example" })).toBe(session);
  expect(afterPageLoad(session, { tab: 7, site: "news.example" }).grants).toEqual([]);
  expect(afterTabClosed(session, 8)).toBe(session);
  expect(afterTabClosed(session, 7).grants).toEqual([]);
});

test("loadSessionSettings() of damaged text is an empty session: nothing is granted by accident", async () => {
  const session = createMemoryArea({ "session-settings": { grants: [{ site: "*" }] } });
  expect(await loadSessionSettings(session)).toEqual(NO_SESSION_SETTINGS);
});

test("makeGrant() refuses a host that is none, and a tab's term without a tab", () => {
  const draft = { ...DRAFT, embedded: [], ports: [{ from: 1, to: 1 }], hosts: ["not a host"] };
  expect(() => makeGrant(draft, { id: "1", nowMs: 0 })).toThrow(RangeError);
  expect(() => makeGrant({ ...draft, hosts: ["localhost"], term: "tab" }, { id: "1", nowMs: 0 })).toThrow(
    RangeError,
  );
});

test("makeGrant() writes hosts as browsers do, so that another spelling of the same address is covered", () => {
  const grant = makeGrant(
    { ...DRAFT, embedded: [], ports: [{ from: 1, to: 1 }], hosts: ["0x7f.1", "[::1]", "loopback"] },
    { id: "1", nowMs: 0 },
  );
  expect(grant.hosts).toEqual(["127.0.0.1", "::1", "loopback"]);
});
