import { afterEach, expect, test, vi } from "vitest";
import { makeGrant } from "../../guard/make-grant.ts";
import { createMemoryArea } from "../../guard/fixtures/memory-area.ts";
import { setSealedProxy, type SealedState } from "./sealed-proxy.ts";

afterEach(() => {
  vi.unstubAllGlobals();
});

interface Change {
  readonly scope: string;
  readonly value: { readonly rules: { readonly bypassList: readonly string[] } };
}

/** A Chromium that keeps a proxy setting for its windows, and another one for the private ones. */
function stubChromium() {
  const scopes = new Map<string, readonly string[]>();
  vi.stubGlobal("chrome", {
    extension: { isAllowedIncognitoAccess: async () => true },
    proxy: {
      Mode: { FIXED_SERVERS: "fixed_servers" },
      settings: {
        get: async ({ incognito }: { incognito: boolean }) => ({
          levelOfControl: "controlled_by_this_extension",
          value: { mode: "fixed_servers" },
          ...(incognito ? { incognitoSpecific: scopes.has("incognito_session_only") } : {}),
        }),
        set: async ({ scope, value }: Change) => void scopes.set(scope, value.rules.bypassList),
        clear: async ({ scope }: Change) => void scopes.delete(scope),
      },
    },
    storage: { local: createMemoryArea() },
  });
  return scopes;
}

function grantFor(port: number) {
  const hosts = {
    site: "a.example",
    embedded: [],
    hosts: ["192.168.7.7"],
    term: "always",
    tab: null,
  } as const;
  return makeGrant(
    { ...hosts, embedded: [], hosts: ["192.168.7.7"], ports: [{ from: port, to: port }] },
    { id: String(port), nowMs: 0 },
  );
}

test("setSealedProxy() keeps what private windows add out of the setting that the browser writes down", async () => {
  const scopes = stubChromium();
  const state: SealedState = {
    grants: [grantFor(1001), grantFor(1002)],
    keptGrants: [grantFor(1001)],
    openLocalEndpoints: [
      { host: "192.168.7.7", port: 2001, isPrivate: false },
      { host: "192.168.7.7", port: 2002, isPrivate: true },
    ],
    localNames: [],
    nowMs: 0,
  };
  const endpoints = (scope: string) => scopes.get(scope)?.filter((entry) => entry.startsWith("192.168.7.7:"));
  await setSealedProxy(state);
  expect(endpoints("regular")).toEqual(["192.168.7.7:1001", "192.168.7.7:2001"]);
  expect(endpoints("incognito_session_only")).toEqual([
    "192.168.7.7:1001",
    "192.168.7.7:1002",
    "192.168.7.7:2001",
    "192.168.7.7:2002",
  ]);
  await setSealedProxy({ ...state, grants: state.keptGrants, openLocalEndpoints: [] });
  expect(endpoints("regular")).toEqual(["192.168.7.7:1001"]);
  expect(endpoints("incognito_session_only")).toBeUndefined();
});
