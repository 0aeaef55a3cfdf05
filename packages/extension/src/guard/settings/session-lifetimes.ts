import type { Grant } from "@hushport/core";
import type { SessionSettings } from "./session-settings.ts";

/** A page load in a tab. */
export interface PageLoad {
  readonly tab: number;
  /** Site of the page, or `null` when it has none. */
  readonly site: string | null;
}

/**
 * What is left of the session's grants after a tab loaded a page: a `once` grant holds for the first load after it
 * was given and ends with the next; a `tab` grant ends when the tab leaves the site.
 */
export function afterPageLoad(session: SessionSettings, { tab, site }: PageLoad): SessionSettings {
  const begun = new Set(session.begun);
  return withGrants(session, begun, (grant) => {
    const { lifetime } = grant;
    if (lifetime.kind === "once" && lifetime.tab === tab) {
      if (begun.has(grant.id)) return false;
      begun.add(grant.id);
      return true;
    }
    return lifetime.kind !== "tab" || lifetime.tab !== tab || grant.site === site || grant.site === "*";
  });
}

/** What is left after a tab was closed. */
export function afterTabClosed(session: SessionSettings, tab: number): SessionSettings {
  return withGrants(
    session,
    new Set(session.begun),
    ({ lifetime }) => (lifetime.kind !== "once" && lifetime.kind !== "tab") || lifetime.tab !== tab,
  );
}

/** What is left after the last private window was closed. */
export function afterPrivateWindows(session: SessionSettings): SessionSettings {
  return { ...session, privateGrants: [], privatePauses: [] };
}

/** @returns The same object when nothing ended, so that callers need not write it. */
function withGrants(
  session: SessionSettings,
  begun: ReadonlySet<string>,
  isLeft: (grant: Grant) => boolean,
): SessionSettings {
  const grants = session.grants.filter(isLeft);
  const privateGrants = session.privateGrants.filter(isLeft);
  const ids = new Set([...grants, ...privateGrants].map(({ id }) => id));
  const left = [...begun].filter((id) => ids.has(id));
  const isSame =
    grants.length === session.grants.length &&
    privateGrants.length === session.privateGrants.length &&
    left.length === session.begun.length;
  return isSame ? session : { ...session, grants, privateGrants, begun: left };
}
