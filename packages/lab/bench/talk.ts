// Writes docs/talk.md and its pictures from results of `hushport lab talk`:
// npm run bench:talk [-- RESULT/lab-talk.json…]; without results, it measures both browsers first.
import { mkdir, mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";
import { BROWSER_KINDS, findBrowser, launchFlags } from "@hushport/recorder";
import { launch } from "puppeteer-core";
import { parseTalkReport, renderTalkPage, runTalk, type TalkReport } from "@hushport/lab";
import { ATTEMPTS } from "../src/talk/experiments/workers.ts";
import { summariseTimes } from "../src/page/draw-timing.ts";
import { formatMs } from "../src/talk/numbers.ts";
import { PUBLISHED_TIMES } from "../src/talk/published-times.ts";
import type { DiscoveryResult, TimingResult } from "../src/talk/talk-schema.ts";

const DOCS = fileURLToPath(new URL("../../../docs/", import.meta.url));

const INTRODUCTION = `# The talk, repeated

Tom Gallagher's talk "Port Scanning and WebSockets" (NSA Information Assurance) shows that the time of a failed WebSocket tells a page which ports of a visitor's machine are open, and proposes to report every failure at one fixed latency. \`hushport lab talk\` repeats its experiments in a real browser, against ports that the run itself opened, and computes the sentences below from what was measured.

## The talk's numbers

| port | before | with fixed latency |
| --- | ---: | ---: |
${PUBLISHED_TIMES.map(({ port, beforeMs, afterMs }) => `| ${port} | ${beforeMs} ms | ${afterMs} ms |`).join("\n")}
`;

const METHOD = `## How it was measured

- \`before\` is a page that opens three WebSockets of its own before each probe, which cancels the browser's throttle; \`before, throttled\` is a naive page. \`with fixed latency\` has [\`@hushport/fixed-latency\`](fixed-latency.md) installed at its default of 6000 ms. Ports are probed in random order, new ones in each round; the browser's local network permission is off, as in the talk's days.
- A probe without an answer counts as the moment it was given up; "answered" says how many were not.
- Blocked ports: the browser runs in a network namespace of its own, in which every port leads to one server; a port is blocked when no request arrived in three tries. Port 0 cannot be tried.
- Workers: the page first lets 13 WebSockets fail; then each place tries ${ATTEMPTS} more.
- Local Network Access: a page of a public address, each probe in a page of its own; \`prompt\` in Chromium is a visible window on a virtual display that nobody answers, in Firefox a window without a display.
- Clustered addresses: the browser and a /24 are in a network namespace; a router and nine devices, all of which refuse, are placed as routers place them: in order from one of the usual beginnings of a pool with every fourth gone again, in order from any place (which the search does not know), or spread over OpenWrt's pool of 150 as dnsmasq does. A page of a public address tries eight hosts at once by \`fetch\` and counts those that end within 400 ms; it stops when all are found.
`;

function describeReport(report: TalkReport, picture: string): string {
  const { browser, machine, measuredAt, experiments } = report;
  const parts = experiments.map((result) => {
    const head = `### ${result.title}\n\n> ${result.claim}\n\n**${result.sentence}**\n`;
    if (result.kind === "blocking") return `${head}\nBlocked: ${result.blocked.join(", ")}.\n`;
    if (result.kind === "discovery") return head + describeDiscovery(result.searches);
    if (result.chart === "curve") return head + describeCurve(result.samples);
    const rows = summariseTimes(result).map(
      ({ arm, target, medianMs, lowMs, highMs, count, ended }) =>
        `| ${arm} | ${target} | ${formatMs(medianMs)} | ${formatMs(lowMs)} – ${formatMs(highMs)} | ${ended} of ${count} |`,
    );
    return `${head}\n| arm | port | median | range | answered |\n| --- | --- | ---: | ---: | ---: |\n${rows.join("\n")}\n`;
  });
  const leftOut = report.leftOut.map(({ what, reason }) => `- ${what}: ${reason}`).join("\n");
  return `## ${browser.name} ${browser.version}

Measured on ${measuredAt.slice(0, 10)} in ${Math.round(report.durationMs / 1_000)} s, on ${machine.platform} ${machine.release}, ${machine.arch}, ${machine.cores} cores.

![The page of results for ${browser.name}](${picture})

${parts.join("\n")}
Left out in this run:

${leftOut}
`;
}

function describeDiscovery(searches: DiscoveryResult["searches"]): string {
  const rows = searches.map(
    ({ layout, arm, round, foundAt, hosts, probes, mistaken }) =>
      `| ${layout} | ${arm} | ${round} | ${foundAt.length} of ${hosts} | ${probes} | ${mistaken} |`,
  );
  return `\n| addresses given | searched | round | found | probes | mistaken |\n| --- | --- | ---: | ---: | ---: | ---: |\n${rows.join("\n")}\n`;
}

type Samples = TimingResult["samples"];

function describeCurve(samples: Samples): string {
  const arms = [...new Set(samples.map(({ arm }) => arm))];
  const rows = summariseTimes({ samples: samples.map(toPlaces) });
  const lines = arms.map((name) => {
    const times = rows.filter(({ arm }) => arm === name).map(({ medianMs }) => Math.round(medianMs));
    return `${name} (n = ${new Set(samples.map(({ round }) => round)).size}): ${times.join(", ")} ms\n`;
  });
  return `\nMedian of the n-th failure, n from 1:\n\n${lines.join("\n")}`;
}

/** One row for each attempt in place of one for each target. */
function toPlaces({ arm, place, round, ms, isEnded }: Samples[number]): Samples[number] {
  return { arm, target: String(place), place, round, ms, isEnded };
}

async function takePicture(page: string, to: string): Promise<void> {
  const folder = await mkdtemp(join(tmpdir(), "hushport-picture-"));
  const { flags } = launchFlags({ window: "headless", profileDir: folder });
  const { path } = await findBrowser("chromium");
  const browser = await launch({
    executablePath: path,
    args: [...flags],
    ignoreDefaultArgs: true,
    pipe: true,
  });
  try {
    const tab = await browser.newPage();
    await tab.setViewport({ width: 1_280, height: 900 });
    await tab.goto(pathToFileURL(page).href);
    const png = await tab.screenshot({ clip: { x: 0, y: 0, width: 1_280, height: 900 } });
    await writeFile(to, png);
  } finally {
    await browser.close();
    await rm(folder, { recursive: true, force: true, maxRetries: 5 });
  }
}

/** One browser after the other, about six minutes each. @returns Where the results are. */
async function measureBoth(): Promise<readonly string[]> {
  const paths: string[] = [];
  for (const browser of BROWSER_KINDS) {
    const folder = join("hushport-reports", `talk-${browser}`);
    await mkdir(folder, { recursive: true });
    const report = await runTalk({ browser, onStep: (step) => console.log(`${browser}: ${step}`) });
    const path = join(folder, "lab-talk.json");
    await writeFile(path, `${JSON.stringify(report, undefined, 2)}\n`);
    await writeFile(join(folder, "lab.html"), await renderTalkPage(report));
    paths.push(path);
  }
  return paths;
}

const sections: string[] = [];
for (const path of process.argv.length > 2 ? process.argv.slice(2) : await measureBoth()) {
  const report = parseTalkReport(JSON.parse(await readFile(path, "utf8")));
  const picture = `images/talk-${report.browser.engine}.png`;
  await takePicture(join(dirname(path), "lab.html"), join(DOCS, picture));
  sections.push(describeReport(report, picture));
}
await writeFile(join(DOCS, "talk.md"), [INTRODUCTION, ...sections, METHOD].join("\n"));
