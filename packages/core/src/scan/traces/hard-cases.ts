import { attempts, range, scriptHost } from "./port-scan-shapes.ts";
import { traceMaker } from "./trace-maker.ts";
import type { TraceMaker } from "./trace.ts";

/**
 * Visits that no look at the probes alone can tell from their opposite. They are labelled by what we know of them, and
 * the documentation states how often they come out wrong.
 */
export const HARD_CASES: readonly TraceMaker[] = [
  traceMaker(
    {
      id: "unknown-program-bare",
      label: "quiet",
      group: "unlisted program, bare WebSockets to its own range",
      source:
        "A program of nobody's list at ten ports in a row, none of which answers: the same as a short walk",
    },
    (variation) => {
      const ports = range(variation.chance.integer(20_000, 60_000), 10);
      return attempts(ports, 50, variation, () => ({ script: "https://vendor.example/client.js" }));
    },
  ),
  traceMaker(
    {
      id: "polite-scanner",
      label: "scan",
      group: "scanner of unlisted ports that asks a client's question",
      source:
        "Five ports of nobody's list, each asked for /api/version: the same as a client with fallback ports",
    },
    (variation) => {
      const script = scriptHost(variation);
      const ports = range(0, 5).map((index) => 50_001 + 313 * index + variation.chance.integer(0, 99));
      return attempts(ports, 50, variation, () => ({ script, channel: "fetch", path: "/api/version" }));
    },
  ),
  traceMaker(
    {
      id: "small-scan-from-home",
      label: "scan",
      group: "few unlisted ports tried by a page of the same machine",
      source:
        "A hostile page on localhost that tries four ports: the same as a developer's page whose services are down",
      facts: { pageUrl: "http://localhost:8000/" },
    },
    (variation) => {
      const ports = range(0, 4).map((index) => 50_001 + 313 * index + variation.chance.integer(0, 99));
      return attempts(ports, 50, variation, () => ({
        script: "http://localhost:8000/a.js",
        frame: "http://localhost:8000/",
      }));
    },
  ),
  traceMaker(
    {
      id: "bare-left-overs",
      label: "quiet",
      group: "left-overs that ask three development servers for nothing",
      source:
        "Frames of three local servers' start pages in a published page: the same as a fingerprinting kit",
    },
    (variation) =>
      attempts([3000, 5000, 8080], 5, variation, () => ({
        host: "localhost",
        channel: "iframe",
        script: null,
      })),
  ),
];
