import { closestSpace } from "../../address/host-space.ts";
import { parseHost } from "../../address/host.ts";
import type { Channel } from "../../probe/channel.ts";
import { ANY_SITE, coversTarget } from "../grant/find-grant.ts";
import type { Grant } from "../grant/grant.ts";
import { siteOf } from "../grant/site-of.ts";
import { initiatorSpace } from "../initiator-space.ts";
import { isLocalName } from "../local-name.ts";
import type { PolicyInitiator, PolicyOrigin } from "../policy-initiator.ts";
import type { PolicyRequest } from "../policy-target.ts";
import { targetSpace } from "../target-space.ts";
import { labelsOf, MAX_LABELS } from "./allow/grant-rules.ts";
import { ruleDomain } from "./allow/rule-domain.ts";
import { isSharedSuffix } from "./allow/learned-host.ts";
import { believedSpace } from "./believed-space.ts";
import type { DeclarativeState } from "./declarative-rules.ts";

/** A request, and what the rules that judge it were made of. */
export interface DeclarativeCase {
  readonly initiator: PolicyInitiator;
  readonly request: PolicyRequest;
  readonly state: DeclarativeState;
}

/** A kind of request that rules judge otherwise than `decide`, since they cannot see what it goes by. */
export interface BlindSpot {
  readonly id: string;
  /** What happens there, in one sentence. */
  readonly sentence: string;
  /** Tells whether a request is of that kind; everywhere else rules and `decide` agree. */
  readonly holds: (input: DeclarativeCase) => boolean;
}

/** Where declarative rules and `decide` may disagree: nowhere else, which a test shows in a real browser. */
export const DECLARATIVE_BLIND_SPOTS: readonly BlindSpot[] = [
  {
    id: "not-a-request",
    sentence: "WebRTC, preconnections and name look-ups are no requests to rules, so nothing is stopped.",
    holds: ({ request }) => UNSEEN.has(request.channel),
  },
  {
    id: "resolved-name",
    sentence: "Rules judge a name as it is written, so a public name that leads to a local address passes.",
    holds: ({ request: { target } }) =>
      target.addresses.length > 0 && targetSpace(target) !== targetSpace({ ...target, addresses: [] }),
  },
  {
    id: "own-host",
    sentence:
      "Rules cannot compare two names, so an alias may reach itself only once it was learned, and a rebound host always.",
    holds: (input) => isOwnHost(input) && !isLiteral(input.request.target.host),
  },
  {
    id: "no-initiator",
    sentence:
      "Typed addresses look like those that an opaque page drives, so both are taken to the warning page, which goes on at once for the user's own.",
    holds: ({ initiator }) => initiator.kind !== "page",
  },
  {
    id: "opaque-initiator",
    sentence:
      "An opaque origin has no name that a rule could spare, so it counts as public even in a local or granted page.",
    holds: ({ initiator }) => initiator.kind === "page" && initiator.document.host === null,
  },
  {
    id: "unlearned-page",
    sentence:
      "The space of a page's address is known to rules only by its host's name or once it was learned, so a local page may count as public and a reserved name as local.",
    holds: ({ initiator, state }) =>
      initiator.kind === "page" &&
      initiator.document.host !== null &&
      believedSpace(initiator.document.host, state) !== initiatorSpace(initiator),
  },
  {
    id: "same-site-names",
    sentence: "Names below one reserved name count as one site, so they may reach each other.",
    holds: ({ initiator, request }) =>
      initiator.kind === "page" &&
      closestSpace(request.target.host) !== "public" &&
      siteOf(initiator.document.host ?? "") === siteOf(request.target.host),
  },
  {
    id: "any-site",
    sentence:
      "A grant for any site holds for third parties in it too, since no rule compares a frame with its top page.",
    holds: (input) => grantsAt(input).some(({ site }) => site === ANY_SITE),
  },
  {
    id: "driven-by-frame",
    sentence:
      "A top navigation is judged by who drives it, not by the page around it, so a granted site may navigate from anywhere and its embedded parties are asked about.",
    holds: (input) => TOP.has(input.request.channel) && isFramed(input) && grantsAt(input).length > 0,
  },
  {
    id: "names-below-site",
    sentence:
      "A domain in a rule stands for every name below it, so a grant also holds below it where the names belong to others.",
    holds: (input) =>
      hostsOf(input.initiator).some((host) =>
        grantsAt(input).some((grant) =>
          [grant.site, ...grant.embedded].some((site) => isLocalName(host, [site]) && siteOf(host) !== site),
        ),
      ),
  },
  {
    id: "shared-suffix",
    sentence:
      "No rule is made for a site below which everything belongs to others, so its grants do not hold.",
    holds: (input) =>
      grantsAt(input).some(({ site, embedded }) => [site, ...embedded].some((name) => isSharedSuffix(name))),
  },
  {
    id: "long-name",
    sentence: `An expression has no room for the ports of a name of more than ${MAX_LABELS} labels, so a grant for one does not hold.`,
    holds: (input) =>
      grantsAt(input).length > 0 &&
      parseHost(input.request.target.host)?.kind === "name" &&
      labelsOf(ruleDomain(input.request.target.host)) > MAX_LABELS,
  },
  {
    id: "two-final-dots",
    sentence: "Rules do not mind more than one final dot; no such name can be resolved.",
    holds: ({ request }) => request.target.host.endsWith(".."),
  },
];

const UNSEEN: ReadonlySet<Channel> = new Set([
  "preconnect",
  "dns-prefetch",
  "webrtc-stun",
  "webrtc-turn-udp",
  "webrtc-turn-tcp",
  "webrtc-turns",
  "webrtc-ice-udp",
  "webrtc-ice-tcp",
]);
const TOP: ReadonlySet<Channel> = new Set(["navigation", "popup"]);

function isLiteral(host: string): boolean {
  return parseHost(host)?.kind !== "name";
}

function isOwnHost({ initiator, request }: DeclarativeCase): boolean {
  return initiator.kind === "page" && initiator.document.host === request.target.host;
}

function isFramed({ initiator }: DeclarativeCase): boolean {
  return initiator.kind === "page" && initiator.ancestors.length > 0;
}

/** Grants for the target, whoever asks. */
function grantsAt({ request, state }: DeclarativeCase): readonly Grant[] {
  return state.grants.filter((grant) => coversTarget(grant, request.target));
}

function hostsOf(initiator: PolicyInitiator): readonly string[] {
  if (initiator.kind !== "page") return [];
  const origins: readonly PolicyOrigin[] = [initiator.document, ...initiator.ancestors];
  return origins.flatMap(({ host }) => (host === null ? [] : [host]));
}
