// Sends a gateway 100,000 inputs that only look like requests, and tells what it made of them.
// Usage: npm run soak:gateway -- [count]
import * as fc from "fast-check";
import { openTarget } from "@hushport/testbed";
import { hostileInput } from "../src/fixtures/hostile-input.ts";
import { makeGrant } from "../src/fixtures/make-grant.ts";
import { sayRaw } from "../src/fixtures/raw-client.ts";
import { startGateway } from "../src/index.ts";

const DEFAULT_COUNT = 100_000;
const BATCH = 1_000;
const AT_ONCE = 50;
const WAIT_MS = 40;

const count = Number(process.argv[2] ?? DEFAULT_COUNT);
const faults: unknown[] = [];
await using target = await openTarget("http");
await using gateway = await startGateway({
  port: 0,
  latencyMs: 10,
  grants: [makeGrant(target.port)],
  lookup: async () => ["127.0.0.1"],
  onFault: (error) => faults.push(error),
});
const startMs = performance.now();
const ends = new Map<string, number>();
for (let sent = 0; sent < count; sent += BATCH) {
  const inputs = fc.sample(hostileInput(target.authority), { numRuns: BATCH, seed: sent }).values();
  await Promise.all(
    Array.from({ length: AT_ONCE }, async () => {
      for (const input of inputs) {
        const { text, end } = await sayRaw(gateway, input, { waitMs: WAIT_MS });
        const status = /^HTTP\/1\.1 (\d{3})/.exec(text)?.[1] ?? end;
        ends.set(status, (ends.get(status) ?? 0) + 1);
      }
    }),
  );
}
gateway.update({ latencyMs: 5_000 });
const last = await sayRaw(
  gateway,
  `GET http://${target.authority}/ HTTP/1.1\r\nHost: ${target.authority}\r\nConnection: close\r\n\r\n`,
);
const seconds = (performance.now() - startMs) / 1_000;
const rows = [...ends].toSorted(([, a], [, b]) => b - a).map(([end, times]) => `${end} × ${times}`);
console.log(`${count} inputs in ${seconds.toFixed(0)} s: ${rows.join(", ")}`);
console.log(
  `Afterwards: ${last.text.slice(0, 15)}, ${gateway.connections} connections open, ${faults.length} faults`,
);
for (const fault of faults.slice(0, 5)) console.log(fault);
if (faults.length > 0 || !last.text.startsWith("HTTP/1.1 200")) process.exitCode = 1;
