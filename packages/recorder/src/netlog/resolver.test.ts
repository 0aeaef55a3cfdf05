import { expect, test } from "vitest";
import { netLogEvents } from "../fixtures/recorded-visit.ts";
import type { NetLogEvent } from "./event.ts";
import { ResolverTracker } from "./resolver.ts";

/** An answer of Chromium's own resolver to one job. */
function answers(host: string, ...results: readonly Record<string, unknown>[]): NetLogEvent[] {
  const event = { phase: "begin", sourceId: 1, sourceType: "HOST_RESOLVER_IMPL_JOB", atMs: 0 } as const;
  return [
    { ...event, type: "HOST_RESOLVER_MANAGER_JOB", params: { host } },
    { ...event, type: "HOST_RESOLVER_DNS_TASK", params: { results } },
  ];
}

function tracked(events: readonly NetLogEvent[]): ResolverTracker {
  const tracker = new ResolverTracker();
  for (const event of events) tracker.add(event);
  return tracker;
}

test("ResolverTracker knows what a recorded visit resolved, and that localhost is not logged", async () => {
  const tracker = tracked(await netLogEvents());
  expect(tracker.addressesOf("loop.test")).toEqual([]);
  expect(tracker.addressesOf("127.0.0.1")).toEqual(["127.0.0.1"]);
  expect(tracker.addressesOf("localhost")).toEqual([]);
  expect(tracker.possibleAddressesOf("loop.test")).toEqual([]);
});

test.for(["localhost", "localhost.", "x.localhost", "LOCALHOST"])(
  "ResolverTracker lets %s possibly stand for both loopback addresses",
  (host) => {
    expect(new ResolverTracker().possibleAddressesOf(host)).toEqual(["127.0.0.1", "::1"]);
    expect(new ResolverTracker().possibleAddressesOf(`not${host}.example`)).toEqual([]);
  },
);

test.for(["127.0.0.1", "::1", "2001:db8::1"])("ResolverTracker lets %s stand for itself", (address) => {
  expect(new ResolverTracker().addressesOf(address)).toEqual([address]);
});

test("ResolverTracker follows a chain of aliases in order, and a loop only once", () => {
  const alias = (domain_name: string, alias_target: string) => ({
    domain_name,
    alias_target,
    query_type: "A",
  });
  const tracker = tracked(
    answers(
      "https://fp.shop.test",
      alias("edge.test", "shop.test"),
      alias("fp.shop.test", "h.tracker.test"),
      alias("H.tracker.test", "edge.test"),
      alias("shop.test", "fp.shop.test"),
    ),
  );
  expect(tracker.names().get("fp.shop.test")?.cnames).toEqual(["h.tracker.test", "edge.test", "shop.test"]);
});

test("ResolverTracker takes no HTTPS record for an alias, and nothing odd for an address", () => {
  const tracker = tracked(
    answers(
      "shop.test",
      { domain_name: "shop.test", alias_target: "x.test", query_type: "HTTPS" },
      { endpoints: [{ address: "nonsense" }, 1, null] },
      { ip_endpoints: [{ endpoint_address: "192.0.2.1" }] },
    ),
  );
  expect(tracker.names().get("shop.test")).toEqual({ addresses: new Set(["192.0.2.1"]), cnames: [] });
});
