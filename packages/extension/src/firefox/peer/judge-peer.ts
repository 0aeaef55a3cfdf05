import { closestSpace, decide, initiatorSpace, isLessPublic, parseHost } from "@hushport/core";
import type { DecidedRequest } from "../../contract/decided-request.ts";
import type { Settings } from "../../contract/settings.ts";
import type { PeerQuestion } from "../../realm/peer-question.ts";
import { initiatorOf } from "../initiator/page-initiator.ts";
import type { NameBook } from "../names/name-book.ts";
import type { ResolveName } from "../names/resolve-name.ts";
import { contextOf } from "../request/context-of.ts";
import { modeFor } from "../request/mode-for.ts";
import type { RequestDetails } from "../request/request-details.ts";
import { topUrlOf } from "../request/top-url.ts";
import type { PageKnowledge } from "../request/who-asks.ts";

/** What it takes to answer the realm guard. */
export interface PeerJudgeOptions {
  readonly pages: PageKnowledge;
  readonly names: NameBook;
  readonly resolve: ResolveName;
  readonly settings: () => Settings;
  readonly nowMs: () => number;
  readonly onDecided: (request: DecidedRequest) => void;
}

/** Answers whether a document's WebRTC may go to a server or peer. */
export type JudgePeer = (asking: RequestDetails, question: PeerQuestion) => Promise<boolean>;

/** Makes the judge of WebRTC, which no request listener is told of: names are resolved as those of requests are. */
export function createPeerJudge(options: PeerJudgeOptions): JudgePeer {
  const { pages, names, resolve } = options;
  return async (asking, { channel, host, port, url }) => {
    const initiator = initiatorOf(asking, { memory: pages.memory, urlOfFrame: pages.frames.urlOf });
    if (initiator.kind !== "page") return true;
    const own = initiatorSpace(initiator);
    const isOpen = parseHost(host)?.kind === "name" && !isLessPublic(closestSpace(host), own);
    const found = isOpen ? await resolve(host) : undefined;
    const nowMs = options.nowMs();
    if (found?.kind === "addresses") names.note(host, found.addresses, nowMs);
    const resolved = found?.kind === "addresses" ? found.addresses : [];
    const addresses = [...resolved, ...names.suspectAddresses({ host, port }, nowMs)];
    const topUrl = topUrlOf(asking, pages.frames.urlOf(asking.tabId, 0));
    const settings = options.settings();
    const decision = decide(
      initiator,
      { target: { host, port, addresses }, channel },
      {
        mode: modeFor(settings, topUrl, nowMs),
        grants: settings.grants,
        localNames: settings.localNames,
        nowMs,
        tab: asking.tabId,
      },
    );
    if (decision.action === "allow" && decision.reason !== "granted") {
      // A name that does not resolve for us may resolve for the connection.
      return found === undefined || found.kind === "addresses" || decision.reason === "off";
    }
    options.onDecided({
      atMs: nowMs,
      url,
      addresses,
      channel,
      context: contextOf(asking),
      tab: asking.tabId,
      topUrl,
      documentUrl: asking.documentUrl ?? null,
      scriptUrl: null,
      decision,
      isPrivate: asking.incognito ?? false,
    });
    return decision.action === "allow";
  };
}
