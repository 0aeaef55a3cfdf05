import { parseIpAddress, type Channel, type PolicyRules, type Scheme } from "@hushport/core";
import { judge, type Judgement } from "../policy/judge.ts";
import type { Authority } from "../request/authority.ts";
import type { SeenInitiator } from "../request/read-initiator.ts";
import type { RequestFault } from "../request/request-fault.ts";
import { createAttempt, type Attempt } from "./attempt.ts";
import type { House } from "./house.ts";

/** One request, as far as the policy cares. */
export interface Asking {
  readonly authority: Authority;
  readonly path: string;
  readonly scheme: Scheme;
  readonly channel: Channel;
  readonly seen: SeenInitiator;
  /** By `performance.now()`: when the request was complete. The latency counts from here. */
  readonly startMs: number;
}

/** What can become of a request. Exactly one of the four is called, unless the client leaves before. */
export interface Ways {
  /** Public: connect to one of these addresses, and report like every proxy. */
  readonly pass: (addresses: readonly string[]) => void;
  /** Allowed to this machine or its network: connect, and claim a success before the deadline. */
  readonly reach: (addresses: readonly string[], attempt: Attempt) => void;
  /** Answer at once: nothing was connected to, whatever the port does. */
  readonly refuse: (fault: RequestFault) => void;
  /** Give the one answer that all failures have. Called at the deadline. */
  readonly fail: () => void;
  /**
   * Calls the listener when the client is gone.
   * @returns What takes it back, so that a tunnel that stands for hours holds on to nothing.
   */
  readonly onGone: (listener: () => void) => () => void;
}

const NOT_FOUND: RequestFault = { status: 502, reason: "the name has no address" };
const SINKHOLE: RequestFault = {
  status: 502,
  reason: "the name resolver answered with an address that stands for none",
};

/**
 * Decides on one request: by what it says, and if that is a public name, by every address that the name has. What is
 * local waits for its deadline from here on, resolved or not.
 */
export async function admit(asking: Asking, ways: Ways, house: House): Promise<void> {
  const { authority } = asking;
  const rules: PolicyRules = { mode: "default", grants: house.rules().grants, nowMs: Date.now(), tab: null };
  const judgeWith = (addresses: readonly string[]) =>
    judge({ target: { ...authority, addresses }, channel: asking.channel, seen: asking.seen }, rules);
  const isLiteral = parseIpAddress(authority.host) !== undefined;
  const written = judgeWith([]);
  if (written.kind === "local") return admitLocal(asking, written, ways, house);
  const addresses = await house.resolver.resolve(authority.host);
  if (addresses.length === 0) return ways.refuse(NOT_FOUND);
  const judgement = judgeWith(isLiteral ? [] : addresses);
  switch (judgement.kind) {
    case "sinkhole":
      return ways.refuse(SINKHOLE);
    case "local":
      return admitLocal(asking, judgement, ways, house, addresses);
    case "public":
      if (!isLiteral) house.memory.note(authority.host, "public");
      return ways.pass(addresses);
  }
}

async function admitLocal(
  asking: Asking,
  judgement: Judgement,
  ways: Ways,
  house: House,
  known?: readonly string[],
): Promise<void> {
  const attempt = createAttempt(asking, judgement, { house, fail: ways.fail, onGone: ways.onGone });
  if (known !== undefined) attempt.resolved(known);
  if (judgement.decision.action !== "allow" || isOwn(asking.authority, judgement, house)) return;
  const addresses = known ?? (await house.resolver.resolve(asking.authority.host));
  attempt.resolved(addresses);
  // With no address there is nothing to try, and nothing to tell before the deadline.
  if (addresses.length > 0) ways.reach(addresses, attempt);
}

/** A request for the gateway itself would go round in circles. */
function isOwn({ host, port }: Authority, { space }: Judgement, house: House): boolean {
  const own = house.own();
  return port === own.port && (space === "loopback" || host === own.host);
}
