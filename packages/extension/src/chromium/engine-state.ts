import { endpointOfUrl, isLocalName, isPaused, siteOf, type AddressSpace } from "@hushport/core";
import type { SettingsInForce } from "../contract/settings.ts";
import type { ReachedNames } from "./learn/reached-names.ts";
import type { SpaceBook } from "./learn/space-book.ts";

/** What all parts of the engine go by. */
export interface EngineState {
  /** Resolves once everything that was kept while the background slept is back. */
  readonly restored: Promise<unknown>;
  /** Resolves once that is so and settings were applied for the first time. */
  readonly ready: Promise<void>;
  readonly settings: () => SettingsInForce;
  readonly spaceOf: (host: string) => AddressSpace | null;
  /** Tells whether the user made a name local. */
  readonly isLocalName: (host: string) => boolean;
  /** Addresses that a host is known to stand for: those of names by which pages reached this machine or its network. */
  readonly addressesOf: (host: string) => readonly string[];
  /** Tells whether the guard is switched off on the site that a URL or origin belongs to. */
  readonly isPaused: (url: string | null | undefined) => boolean;
}

/** State that `apply` fills. */
export interface OwnedState extends EngineState {
  readonly put: (settings: SettingsInForce) => void;
}

/** What the state goes by beside settings. */
interface StateParts {
  readonly spaces: SpaceBook;
  readonly reached: Pick<ReachedNames, "addressesOf">;
  readonly restored: Promise<unknown>;
}

/** Starts with given settings, which count until others are applied. */
export function createEngineState(
  initial: SettingsInForce,
  { spaces, reached, restored }: StateParts,
): OwnedState {
  let current = initial;
  let isApplied: () => void = () => undefined;
  const applied = new Promise<void>((resolve) => {
    isApplied = resolve;
  });
  return {
    restored,
    ready: Promise.all([applied, restored]).then(() => undefined),
    settings: () => current,
    spaceOf: spaces.of,
    isLocalName: (host) => isLocalName(host, current.localNames),
    addressesOf: reached.addressesOf,
    isPaused: (url) => {
      const host = url === null || url === undefined ? undefined : endpointOfUrl(url)?.host;
      return host !== undefined && isPaused(current.pauses, siteOf(host), Date.now());
    },
    put: (settings) => {
      current = settings;
      isApplied();
    },
  };
}
