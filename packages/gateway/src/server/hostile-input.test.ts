import * as fc from "fast-check";
import { openTarget } from "@hushport/testbed";
import { expect, test } from "vitest";
import { hostileInput } from "../fixtures/hostile-input.ts";
import { makeGrant } from "../fixtures/make-grant.ts";
import { sayRaw } from "../fixtures/raw-client.ts";
import { startGateway } from "../index.ts";

/** A part of the 100,000 of `npm run soak:gateway`. */
const RUNS = 400;
const AT_ONCE = 20;

test("whatever is sent to it, a gateway answers the next request", { timeout: 60_000 }, async () => {
  const faults: unknown[] = [];
  await using target = await openTarget("http");
  await using gateway = await startGateway({
    port: 0,
    latencyMs: 20,
    grants: [makeGrant(target.port)],
    // No name is asked for outside.
    lookup: async () => ["127.0.0.1"],
    onFault: (error) => faults.push(error),
  });
  const inputs = fc.sample(hostileInput(target.authority), RUNS).values();
  await Promise.all(
    Array.from({ length: AT_ONCE }, async () => {
      for (const input of inputs) await sayRaw(gateway, input, { waitMs: 60 });
    }),
  );
  gateway.update({ latencyMs: 5_000 });
  const answer = await sayRaw(
    gateway,
    `GET http://${target.authority}/ HTTP/1.1\r\nHost: ${target.authority}\r\nConnection: close\r\n\r\n`,
  );
  expect(answer.text).toMatch(/^HTTP\/1\.1 200 /);
  expect(faults).toEqual([]);
});
