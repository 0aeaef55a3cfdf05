import { endpointOfUrl, isLocalHost } from "@hushport/core";
import * as z from "zod/mini";
import type { EngineState } from "../engine-state.ts";
import type { TabBook } from "../observe/tab-book.ts";
import type { SessionStore } from "../session-store.ts";

/** What a local page was loaded from. */
export interface OpenEndpoint {
  readonly host: string;
  readonly port: number;
  readonly isPrivate: boolean;
}

/** Endpoints of the local pages that are open: sealed mode lets exactly these through. */
export interface OpenEndpoints {
  readonly ready: Promise<void>;
  readonly list: () => readonly OpenEndpoint[];
  /** Opens one for a tab before the browser goes there. */
  readonly open: (tab: number, url: string) => Promise<boolean>;
  readonly watch: (state: Pick<EngineState, "settings">, onChanged: () => void) => void;
}

const schema = z.array(z.object({ tab: z.int(), host: z.string(), port: z.int(), isPrivate: z.boolean() }));

/** Keeps them as long as the browser runs. */
export function createOpenEndpoints(keep: SessionStore["keep"], factsOf: TabBook["factsOf"]): OpenEndpoints {
  const kept = keep("endpoints", schema, []);
  /** Tabs that ended while something was being found out about them; their numbers do not come back. */
  const ended = new Set<number>();
  const close = (tab: number): boolean => {
    const others = kept.get().filter((open) => open.tab !== tab);
    if (others.length === kept.get().length) return false;
    kept.set(others);
    return true;
  };
  const open = async (tab: number, url: string): Promise<boolean> => {
    // Asked for whatever the tab goes to, so that what is told first is noted first.
    const { isPrivate } = await factsOf(tab);
    const endpoint = localEndpoint(url);
    if (endpoint === undefined || ended.has(tab)) return close(tab);
    const { host, port } = endpoint;
    if (kept.get().some((known) => known.tab === tab && known.host === host && known.port === port))
      return false;
    close(tab);
    kept.set([...kept.get(), { tab, host, port, isPrivate }]);
    return true;
  };
  return {
    ready: kept.ready,
    list: () => kept.get().map(({ host, port, isPrivate }) => ({ host, port, isPrivate })),
    open,
    watch: (state, onChanged) => {
      chrome.webNavigation.onCommitted.addListener(({ tabId, frameId, url }) => {
        if (frameId === 0 && !url.startsWith(chrome.runtime.getURL(""))) void change(() => open(tabId, url));
      });
      chrome.tabs.onRemoved.addListener((tab) => {
        ended.add(tab);
        void change(() => close(tab));
      });
      async function change(work: () => boolean | Promise<boolean>): Promise<void> {
        await kept.ready;
        if ((await work()) && state.settings().mode === "sealed") onChanged();
      }
    },
  };
}

function localEndpoint(url: string): Pick<OpenEndpoint, "host" | "port"> | undefined {
  const endpoint = endpointOfUrl(url);
  if (endpoint === undefined || !isLocalHost(endpoint.host)) return undefined;
  return { host: endpoint.host, port: endpoint.port };
}
