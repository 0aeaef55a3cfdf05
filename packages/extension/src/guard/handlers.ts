import { canonicaliseGrant, canonicalName, type Grant } from "@hushport/core";
import type { Engine } from "../contract/engine.ts";
import type { Gap } from "../contract/gap.ts";
import type { Settings } from "../contract/settings.ts";
import type { Journal } from "./journal/journal.ts";
import type { Handlers } from "./listen-to-pages.ts";
import { makeGrant } from "./make-grant.ts";
import type { GrantDraft } from "./messages.ts";
import type { SettingsKeeper } from "./settings/settings-keeper.ts";
import { readBroken } from "./read-broken.ts";
import { discardBrokenSettings } from "./settings/stored-settings.ts";
import { composeAskedView } from "./asked-view.ts";
import { composeTabView, siteOfPage } from "./tab-view.ts";

/** What the answers are made of. */
export interface HandlerContext {
  readonly keeper: SettingsKeeper;
  readonly journal: Journal;
  readonly engine: Engine;
  /** Everything that is not protected right now. */
  readonly gaps: () => readonly Gap[];
  /** Puts the settings in force after a change. */
  readonly apply: () => Promise<void>;
  /** Forgets which sites were told of by a notification. */
  readonly forgetNotified: () => Promise<void>;
  /** Settles when settings and journal were read. */
  readonly ready: Promise<void>;
  /** Settles when the engine has told what is not protected. */
  readonly started: Promise<void>;
}

/** Makes the answers to the extension's pages. */
export function createHandlers(context: HandlerContext): Handlers {
  const { keeper, journal, engine, gaps, ready, started } = context;

  async function changeStored(change: (stored: Settings) => Settings): Promise<null> {
    await ready;
    await keeper.changeStored(change);
    await context.apply();
    return null;
  }

  return {
    "read-tab": async ({ tab: tabId }) => {
      await started;
      const tab = await chrome.tabs.get(tabId);
      const nowMs = Date.now();
      const settings = keeper.inForce(nowMs);
      const notices = settings.mode === "sealed" ? await engine.sealedNotices() : [];
      const asked = await engine.askedNavigation(tabId);
      return composeTabView({ tab, tabId, settings, journal, asked, gaps: gaps(), notices, nowMs });
    },
    "read-settings": async () => {
      await started;
      const { managed } = keeper.sources();
      const { kept, ...inForce } = keeper.inForce(Date.now());
      return {
        // What was decided in a private window is shown there.
        settings: { ...inForce, ...kept },
        stored: keeper.sources().stored,
        isModeManaged: managed.mode !== null,
        gaps: [...gaps()],
        obstacles: [...(await engine.sealedObstacles())],
        notices: [...(await engine.sealedNotices())],
        hasBroken: (await readBroken(chrome.storage.local)) !== null,
      };
    },
    "read-log": async () => {
      await ready;
      return [...(await journal.readAll())];
    },
    "clear-log": async () => {
      await ready;
      await journal.clear();
      await context.forgetNotified();
      return null;
    },
    "add-grant": async ({ grant: draft }) => {
      await ready;
      const grant = await addGrant(keeper, draft);
      await context.apply();
      return grant;
    },
    "revoke-grant": async ({ id }) => {
      const isOther = (grant: Grant): boolean => grant.id !== id;
      await ready;
      await keeper.changeSession((session) => ({
        ...session,
        grants: session.grants.filter(isOther),
        privateGrants: session.privateGrants.filter(isOther),
      }));
      return changeStored((stored) => ({ ...stored, grants: stored.grants.filter(isOther) }));
    },
    pause: async ({ tab: tabId, forMs }) => {
      await ready;
      const tab = await chrome.tabs.get(tabId);
      const site = siteOfPage(tab.url) ?? journal.ofTab(tabId)?.facts.site;
      if (site === undefined || site === null)
        throw new RangeError("Cannot switch off here: the page has no site");
      const pause = { site, untilMs: forMs === null ? null : Date.now() + forMs };
      const others = (pauses: Settings["pauses"]) => pauses.filter((known) => known.site !== site);
      if (!tab.incognito)
        return changeStored((stored) => ({ ...stored, pauses: [...others(stored.pauses), pause] }));
      await keeper.changeSession((session) => ({
        ...session,
        privatePauses: [...others(session.privatePauses), pause],
      }));
      await context.apply();
      return null;
    },
    resume: async ({ site }) => {
      const others = (pauses: Settings["pauses"]) => pauses.filter((known) => known.site !== site);
      await ready;
      await keeper.changeSession((session) => ({ ...session, privatePauses: others(session.privatePauses) }));
      return changeStored((stored) => ({ ...stored, pauses: others(stored.pauses) }));
    },
    "set-mode": async ({ mode }) => {
      const obstacles = mode === "sealed" ? await engine.sealedObstacles() : [];
      if (obstacles.length === 0) await changeStored((stored) => ({ ...stored, mode }));
      return [...obstacles];
    },
    "set-notify": ({ notify }) => changeStored((stored) => ({ ...stored, notify })),
    "set-local-names": ({ names }) => {
      const localNames = readLocalNames(names);
      return changeStored((stored) => ({ ...stored, localNames }));
    },
    "import-settings": async ({ file: { mode, notify, localNames, grants } }) => {
      const names = readLocalNames(localNames);
      // Ids of tabs mean nothing in another session, and the administrator's grants are not the user's to bring.
      const lasting = readGrants(grants).filter(
        ({ lifetime, source }) =>
          (lifetime.kind === "until" || lifetime.kind === "always") && source !== "managed",
      );
      const ids = new Set(lasting.map(({ id }) => id));
      const obstacles = mode === "sealed" ? await engine.sealedObstacles() : [];
      await changeStored((stored) => ({
        ...stored,
        mode: obstacles.length === 0 ? mode : stored.mode,
        notify,
        localNames: names,
        grants: [...stored.grants.filter(({ id }) => !ids.has(id)), ...lasting],
      }));
      return [...obstacles];
    },
    "read-broken": async () => JSON.stringify(await readBroken(chrome.storage.local), undefined, 2),
    "discard-broken": async () => {
      await ready;
      await discardBrokenSettings(chrome.storage.local);
      await journal.discardBroken();
      keeper.forgetBroken();
      await context.apply();
      return null;
    },
    "read-asked": async (_message, { tab }) => {
      await ready;
      if (tab?.id === undefined) return null;
      return composeAskedView({ asked: await engine.askedNavigation(tab.id), tab: tab.id, journal });
    },
    "continue-navigation": async (message, { tab }) => {
      const id = message.tab ?? tab?.id;
      if (id === undefined) throw new RangeError("Cannot continue: the page is in no tab");
      await engine.continueNavigation(id, message.url);
      return null;
    },
  };
}

function readLocalNames(names: readonly string[]): string[] {
  const hosts = names.map((name) => {
    const host = canonicalName(name);
    if (host === undefined) throw new RangeError(`Cannot take ${name} for local: it is no host`);
    return host;
  });
  return [...new Set(hosts)];
}

function readGrants(grants: readonly Grant[]): Grant[] {
  return grants.map((grant) => {
    const read = canonicaliseGrant(grant);
    if (read.kind === "wrong") throw new RangeError(`Cannot allow this: ${read.reason}`);
    return read.value;
  });
}

/** Files a grant where it belongs: what ends with the tab, or was given in a private window, never reaches the disk. */
async function addGrant(keeper: SettingsKeeper, draft: GrantDraft): Promise<Grant> {
  const grant = makeGrant(draft, { id: crypto.randomUUID(), nowMs: Date.now() });
  if (draft.tab !== null && (await chrome.tabs.get(draft.tab)).incognito) {
    await keeper.changeSession((session) => ({
      ...session,
      privateGrants: [...session.privateGrants, grant],
    }));
  } else if (grant.lifetime.kind === "once" || grant.lifetime.kind === "tab") {
    await keeper.changeSession((session) => ({ ...session, grants: [...session.grants, grant] }));
  } else {
    await keeper.changeStored((stored) => ({ ...stored, grants: [...stored.grants, grant] }));
  }
  return grant;
}
