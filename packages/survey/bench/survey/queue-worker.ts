// Drains a queue with an auditor that does nothing, so that all that is left is the queue. Prints one line of JSON.
import { parseArgs } from "node:util";
import { openEmbedded, openServer, runWorker } from "../../src/index.ts";
import { plainReport } from "../../src/fixtures/plain-report.ts";

const { values } = parseArgs({
  options: {
    survey: { type: "string", default: "" },
    dir: { type: "string" },
    db: { type: "string", default: "" },
  },
});
const store = values.dir === undefined ? await openServer(values.db) : await openEmbedded(values.dir);
const rss: number[] = [];
const timer = setInterval(() => rss.push(process.memoryUsage.rss() / 1_048_576), 1_000);
const startMs = performance.now();
const stored = await runWorker(store, {
  survey: values.survey,
  concurrency: 4,
  auditor: async (url) => plainReport(url),
  evidence: undefined,
  deadlineMs: 60_000,
  auditOptions: {},
  // An address for documentation (RFC 3849) of its own for each host; nothing is sent there.
  findAddresses: async (host) => {
    const digits = Number(/\d+/.exec(host)?.[0]).toString(16);
    return [`2001:db8::${digits.length > 4 ? `${digits.slice(0, -4)}:${digits.slice(-4)}` : digits}`];
  },
  allowsPrivate: true,
  signal: new AbortController().signal,
});
clearInterval(timer);
const ms = performance.now() - startMs;
const { user, system } = process.cpuUsage();
await store.close();
const quarter = Math.ceil(rss.length / 4);
console.log(
  JSON.stringify({
    stored,
    ms,
    cpuMs: (user + system) / 1_000,
    firstMib: Math.max(0, ...rss.slice(0, quarter)),
    lastMib: Math.max(0, ...rss.slice(-quarter)),
  }),
);
