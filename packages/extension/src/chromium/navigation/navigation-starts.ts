import { endpointOfUrl } from "@hushport/core";
import * as z from "zod/mini";
import type { SessionStore } from "../session-store.ts";

const startSchema = z.object({ tab: z.int(), host: z.string(), port: z.int() });

/** Where a top navigation began, before anybody redirected it. */
export type NavigationStart = Readonly<z.infer<typeof startSchema>>;

/** Where the last navigation of each tab began. */
export interface NavigationStarts {
  readonly ready: Promise<void>;
  /** What is no address of a host, is no beginning that anybody could redirect. */
  readonly began: (tab: number, url: string) => void;
  readonly of: (tab: number) => NavigationStart | undefined;
  readonly remove: (tab: number) => void;
}

/** Above what anybody keeps open. */
const MAX_STARTS = 256;
/** Longer ones have no address (RFC 1035, section 2.3.4), and what is left of one is no local spelling. */
const MAX_HOST = 255;

/**
 * Keeps them as long as the browser runs: a service worker may wait with its redirect until the background sleeps.
 *
 * The events of requests do not tell: a redirect that a service worker makes up, or that a broken signed exchange
 * asks for, begins a request of its own, without an initiator where the user typed the first address.
 *
 * @see https://w3c.github.io/ServiceWorker/#on-fetch-request-algorithm
 * @see https://wicg.github.io/webpackage/loading.html#mp-http-fetch
 */
export function createNavigationStarts(keep: SessionStore["keep"]): NavigationStarts {
  const kept = keep("navigation-starts", z.array(startSchema), []);
  const others = (tab: number): NavigationStart[] => kept.get().filter((start) => start.tab !== tab);
  const of = (tab: number): NavigationStart | undefined => kept.get().find((start) => start.tab === tab);
  const remove = (tab: number): void => {
    if (of(tab) !== undefined) kept.set(others(tab));
  };
  return {
    ready: kept.ready,
    began: (tab, url) => {
      const endpoint = endpointOfUrl(url);
      if (endpoint === undefined) {
        remove(tab);
        return;
      }
      const start = { tab, host: endpoint.host.slice(0, MAX_HOST), port: endpoint.port };
      kept.set([...others(tab), start].slice(-MAX_STARTS));
    },
    of,
    remove,
  };
}
