import { expect, test } from "vitest";
import { DEFAULT_SETTINGS } from "../../contract/settings.ts";
import { makeGrant } from "../make-grant.ts";
import { composeSettings } from "./compose-settings.ts";
import { NO_MANAGED_SETTINGS } from "./managed-settings.ts";
import { afterPageLoad, afterTabClosed } from "./session-lifetimes.ts";
import { NO_SESSION_SETTINGS, type SessionSettings } from "./session-settings.ts";

const HOSTS = { embedded: [], hosts: ["127.0.0.1"], ports: [{ from: 1, to: 2 }], tab: 7 };

function grantFor(site: string, term: "once" | "tab" | "always") {
  return makeGrant({ ...HOSTS, site, term }, { id: site, nowMs: 0 });
}

test("composeSettings() tells what may come to a disk from what was decided in a private window", () => {
  const session: SessionSettings = {
    ...NO_SESSION_SETTINGS,
    grants: [grantFor("tab.example", "tab")],
    privateGrants: [grantFor("secret.example", "always")],
    privatePauses: [{ site: "secret.example", untilMs: null }],
  };
  const stored = {
    ...DEFAULT_SETTINGS,
    grants: [grantFor("open.example", "always")],
    pauses: [{ site: "off.example", untilMs: null }],
  };
  const { grants, pauses, kept } = composeSettings({ stored, session, managed: NO_MANAGED_SETTINGS }, 0);
  expect(grants.map(({ site }) => site)).toEqual(["open.example", "tab.example", "secret.example"]);
  expect(pauses.map(({ site }) => site)).toEqual(["off.example", "secret.example"]);
  expect(kept.grants.map(({ site }) => site)).toEqual(["open.example", "tab.example"]);
  expect(kept.pauses.map(({ site }) => site)).toEqual(["off.example"]);
});

test("grants for a page load or a tab end in private windows as they do elsewhere", () => {
  const session: SessionSettings = {
    ...NO_SESSION_SETTINGS,
    privateGrants: [grantFor("once.example", "once"), grantFor("tab.example", "tab")],
  };
  const loaded = afterPageLoad(session, { tab: 7, site: "once.example" });
  expect(loaded.privateGrants.map(({ site }) => site)).toEqual(["once.example"]);
  expect(afterPageLoad(loaded, { tab: 7, site: "once.example" })).toEqual(NO_SESSION_SETTINGS);
  expect(afterTabClosed(session, 7)).toEqual(NO_SESSION_SETTINGS);
});
