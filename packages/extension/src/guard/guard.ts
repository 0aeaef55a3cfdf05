import type { CreateEngine, Engine } from "../contract/engine.ts";
import type { DecidedRequest } from "../contract/decided-request.ts";
import type { Gap } from "../contract/gap.ts";
import { gapOfError } from "../contract/gap-of-error.ts";
import { createJournal, type Journal } from "./journal/journal.ts";
import { createNotifier } from "./notify.ts";
import { showNotification } from "./show-notification.ts";
import { nextExpiry } from "./settings/compose-settings.ts";
import { afterPageLoad, afterPrivateWindows, afterTabClosed } from "./settings/session-lifetimes.ts";
import type { SessionSettings } from "./settings/session-settings.ts";
import { createSettingsKeeper, type SettingsKeeper } from "./settings/settings-keeper.ts";
import { createTabIcons } from "./tab-icons.ts";
import { siteOfPage } from "./tab-view.ts";
import { throttle } from "./throttle.ts";

/** What is lost when the browser crashes: the most of a page that tries ports without a pause, whose visit is large. */
const WRITE_EVERY_MS = { leastMs: 1_000, mostMs: 8_000 };

/** How long pages wait for the engine after a start: above what any takes, and below what a person takes for a fault. */
const ENGINE_DEADLINE_MS = 1_000;

/** The guard's own state and what happens to it. Every event may come before it was read from storage. */
export interface Guard {
  readonly keeper: SettingsKeeper;
  readonly journal: Journal;
  readonly engine: Engine;
  readonly ready: Promise<void>;
  /** Settles once the engine has been started too, and has told what is not protected. */
  readonly started: Promise<void>;
  readonly gaps: () => readonly Gap[];
  readonly forgetNotified: () => Promise<void>;
  /** Puts the settings of this moment in force. */
  readonly apply: () => Promise<void>;
  readonly start: (clock: { readonly wakeAt: (atMs: number) => void }) => void;
  readonly pageLoaded: (tab: number, url: string) => void;
  readonly tabClosed: (tab: number) => void;
  readonly privateWindowsClosed: () => void;
  readonly clockMoved: () => void;
  readonly managedChanged: () => void;
}

/** Creates the guard around an engine. */
export function createGuard(createEngine: CreateEngine): Guard {
  const keeper = createSettingsKeeper(chrome.storage);
  const journal = createJournal(chrome.storage);
  const notifier = createNotifier(chrome.storage.local, showNotification);
  let wakeAt: (atMs: number) => void = () => undefined;
  let engineGaps: readonly Gap[] = [];
  let journalGaps: readonly Gap[] = [];
  let applyGaps: readonly Gap[] = [];

  const engine = createEngine({
    onDecided,
    onGaps: (gaps) => {
      engineGaps = gaps;
      icons.touchAll();
    },
  });
  const gaps = (): readonly Gap[] => [
    ...engineGaps,
    ...keeper.gaps(),
    ...journal.gaps(),
    ...journalGaps,
    ...applyGaps,
  ];

  const icons = createTabIcons({ keeper, journal, gaps });

  const begin = Promise.withResolvers<void>();
  const ready = load();
  // An engine that cannot be started is a gap; pages are answered all the same.
  const started = ready.then(() => Promise.race([apply().catch(reportError), wait(ENGINE_DEADLINE_MS)]));

  async function load(): Promise<void> {
    await begin.promise;
    await Promise.all([
      keeper.load(),
      // The log goes on without what came before.
      journal.restore().catch((error: unknown) => {
        journalGaps = [gapOfError(error, "storage")];
      }),
    ]);
  }

  /** Does what an event asks for once everything was read; events keep their order. */
  async function whenReady(work: () => unknown): Promise<void> {
    await ready;
    await work();
  }

  async function apply(): Promise<void> {
    const settings = keeper.inForce(Date.now());
    const expiryMs = nextExpiry(settings);
    if (expiryMs !== undefined) wakeAt(expiryMs);
    applyGaps = [];
    icons.touchAll();
    try {
      await engine.apply(settings);
    } catch (error) {
      applyGaps = [gapOfError(error)];
      icons.touchAll();
      throw error;
    }
  }

  const write = throttle(WRITE_EVERY_MS, () => {
    void writeJournal();
  });

  async function writeJournal(): Promise<void> {
    const gap = await journal.flush();
    journalGaps = gap === undefined ? [] : [gap];
  }

  function onDecided(request: DecidedRequest): void {
    void whenReady(() => {
      const { facts } = journal.record(request);
      write();
      if (request.tab !== null) icons.touch(request.tab);
      else if (facts.site !== null) icons.touchSite(facts.site);
      const isTold = request.decision.action !== "allow" && keeper.sources().stored.notify;
      if (isTold && !facts.isPrivate && facts.site !== null) void notifier.tell(facts.site, request.atMs);
    });
  }

  async function changeSession(change: (session: SessionSettings) => SessionSettings): Promise<void> {
    await ready;
    const count = (): number => {
      const { grants, privateGrants, privatePauses } = keeper.sources().session;
      return grants.length + privateGrants.length + privatePauses.length;
    };
    const before = count();
    await keeper.changeSession(change);
    if (count() !== before) await apply();
  }

  return {
    keeper,
    journal,
    engine,
    ready,
    started,
    gaps,
    forgetNotified: notifier.forget,
    apply,
    start: (clock) => {
      wakeAt = clock.wakeAt;
      begin.resolve();
    },
    pageLoaded: (tab, url) => {
      const site = siteOfPage(url);
      void whenReady(() => {
        // Browsers forget the icon of a tab with each page.
        icons.touch(tab);
        // The warning page and the browser's own pages do not end what the tab was about.
        if (site === null) return;
        journal.endTab(tab);
        write();
      });
      if (site === null) return;
      void changeSession((session) => afterPageLoad(session, { tab, site }));
    },
    tabClosed: (tab) => {
      void whenReady(() => {
        journal.endTab(tab);
        write();
      });
      void changeSession((session) => afterTabClosed(session, tab));
    },
    privateWindowsClosed: () => {
      void whenReady(journal.endPrivate);
      void changeSession(afterPrivateWindows);
    },
    clockMoved: () => void whenReady(apply),
    managedChanged: () =>
      void whenReady(async () => {
        await keeper.loadManaged();
        await apply();
      }),
  };
}

function wait(forMs: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, forMs));
}
