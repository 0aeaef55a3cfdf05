import { decide, READY_MADE_PAIRS, grantFrom, type Grant, type PolicyInitiator } from "@hushport/core";

const GRANTS = 200;
const CALLS = 20_000;

const page: PolicyInitiator = {
  kind: "page",
  document: { host: "shop.test", space: "public" },
  ancestors: [],
};
const grants: readonly Grant[] = Array.from({ length: GRANTS }, (_, index) => {
  const pair = READY_MADE_PAIRS[index % READY_MADE_PAIRS.length];
  if (pair === undefined) throw new RangeError("Cannot make grants: there are no ready-made pairs");
  return grantFrom(pair, {
    site: `site${index}.test`,
    lifetime: { kind: "always" },
    id: `${index}`,
    nowMs: 0,
  });
});

/** Mean of many decisions, none of which finds its grant, in microseconds. */
function timeDecisions(): number {
  const rules = { mode: "default", grants, nowMs: 1, tab: 1 } as const;
  let blocked = 0;
  const startMs = performance.now();
  for (let call = 0; call < CALLS; call += 1) {
    const target = { host: "127.0.0.1", port: 1_024 + (call % 60_000), addresses: [] };
    if (decide(page, { target, channel: "websocket" }, rules).action === "block") blocked += 1;
  }
  if (blocked !== CALLS) throw new Error("Cannot time decisions: something was allowed");
  return (1_000 * (performance.now() - startMs)) / CALLS;
}

Object.assign(globalThis, { timeDecisions });
