// Measures how long a decision takes, and writing all rules, with 200 grants: `npm run bench:core`.
import {
  closestSpace,
  decide,
  declarativeRules,
  generateSpellings,
  proxyBypassList,
  type Grant,
  type PolicyInitiator,
  type PolicyRequest,
} from "../src/index.ts";

/** What issue and documentation promise for one decision. */
const GOAL_MICROSECONDS = 20;
const GRANTS = 200;
const CASES = 4_096;
const ROUNDS = 15;
const RULE_ROUNDS = 9;

const grants: readonly Grant[] = Array.from({ length: GRANTS }, (_, index) => ({
  id: `g${index}`,
  site: `site${index}.example.com`,
  embedded: [],
  hosts: ["loopback", "192.168.1.5"],
  ports: [{ from: 6463, to: 6472 }],
  lifetime: { kind: "always" },
  source: "user",
  createdAtMs: 0,
}));
const rules = { mode: "default" as const, grants, nowMs: 1, tab: 1 };

const hosts = generateSpellings(1, CASES).flatMap(({ host }) => (host === undefined ? [] : [host]));
const cases = hosts.map((host, index): readonly [PolicyInitiator, PolicyRequest] => [
  {
    kind: "page",
    document: { host: `www.site${index % (2 * GRANTS)}.example.com`, space: "public" },
    ancestors: [{ host: `site${index % GRANTS}.example.com`, space: "public" }],
  },
  {
    target: {
      host,
      port: index % 2 === 0 ? 6463 : 5900,
      addresses: index % 3 === 0 ? ["8.8.8.8", "10.0.0.1"] : [],
    },
    channel: "websocket",
  },
]);
const local = cases.filter(([, { target }]) => closestSpace(target.host) !== "public");

/** Milliseconds of this thread's processor, so that other programs do not count. */
function processorMs(): number {
  const { user, system } = process.threadCpuUsage();
  return (user + system) / 1_000;
}

function median(values: readonly number[]): number {
  return values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? 0;
}

function microsecondsEach(inputs: typeof cases): number {
  return median(
    Array.from({ length: ROUNDS }, () => {
      const startMs = processorMs();
      for (const [initiator, request] of inputs) decide(initiator, request, rules);
      return ((processorMs() - startMs) / inputs.length) * 1_000;
    }),
  );
}

function millisecondsEach(run: () => unknown): number {
  return median(
    Array.from({ length: RULE_ROUNDS }, () => {
      const startMs = processorMs();
      run();
      return processorMs() - startMs;
    }),
  );
}

const any = microsecondsEach(cases);
const worst = microsecondsEach(local);
const state = { ...rules, pauses: [], learnedLocalHosts: [], localNames: [], extensionId: "x" };
console.log(`decide, any request, ${GRANTS} grants      ${any.toFixed(2)} µs`);
console.log(`decide, local targets, ${GRANTS} grants    ${worst.toFixed(2)} µs (goal ${GOAL_MICROSECONDS})`);
console.log(
  `declarativeRules, ${GRANTS} grants         ${millisecondsEach(() => declarativeRules(state)).toFixed(1)} ms`,
);
console.log(
  `proxyBypassList, ${GRANTS} grants          ${millisecondsEach(() => proxyBypassList({ ...state, openLocalEndpoints: [] })).toFixed(1)} ms`,
);
if (worst > GOAL_MICROSECONDS) process.exitCode = 1;
