import { spaceOfHost } from "@hushport/core";
import type { PortState, Reach } from "@hushport/core";
import type { Judgement } from "../policy/judge.ts";
import { createDeadline, type Deadline } from "../schedule/create-deadline.ts";
import type { House } from "./house.ts";
import type { Asking, Ways } from "./admit.ts";

/** One request for this machine or its network, from its beginning to what was told of it. */
export interface Attempt {
  readonly deadline: Deadline;
  /** Notes the addresses that the target's name has. */
  resolved(addresses: readonly string[]): void;
  /** Notes how far it got, for the log alone. */
  got(reach: Reach, state: PortState): void;
}

/** Errors of a connection that say: nobody listens. Others leave the state unknown, silence leaves it filtered. */
export function stateOfError(code: string): PortState {
  return code === "ECONNREFUSED" ? "closed" : "unknown";
}

/** Starts the wait for a request, and reports it when it is over. */
export function createAttempt(
  asking: Asking,
  { decision, space }: Judgement,
  { house, fail, onGone }: { readonly house: House } & Pick<Ways, "fail" | "onGone">,
): Attempt {
  const atMs = Date.now() - (performance.now() - asking.startMs);
  let reach: Reach = "intended";
  let state: PortState = "unknown";
  let address: string | null = null;
  const report = () =>
    house.report({
      ...asking,
      atMs,
      address,
      space,
      page: asking.seen.page,
      decision,
      reach,
      state,
      durationMs: performance.now() - asking.startMs,
    });
  const deadline = createDeadline({
    startMs: asking.startMs,
    latencyMs: house.rules().latencyMs,
    fail: () => {
      fail();
      report();
    },
  });
  const stay = onGone(() => {
    if (deadline.abandon()) report();
  });
  return {
    deadline: {
      onOver: deadline.onOver,
      succeed() {
        const isInTime = deadline.succeed();
        if (isInTime) {
          stay();
          reach = "response";
          state = "open";
          const { host } = asking.authority;
          if (address !== host && spaceOfHost(host, house.memory) === null) house.memory.note(host, space);
          report();
        }
        return isInTime;
      },
      abandon() {
        return deadline.abandon();
      },
    },
    resolved([first]) {
      address = first ?? null;
      if (reach === "intended" && first !== asking.authority.host) reach = "dns";
    },
    got(newReach, newState) {
      reach = newReach;
      state = newState;
    },
  };
}
