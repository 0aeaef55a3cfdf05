import type { LabCell, LabReport } from "../src/index.ts";
import { anchorOf } from "./title-of.ts";

/** Channels that a reader looks for first. */
const CHANNELS = [
  "websocket",
  "websocket-tls",
  "fetch-no-cors",
  "fetch-https",
  "image",
  "script",
  "iframe",
  "event-source",
  "link-preconnect",
  "webrtc-turn-tcp",
];

/** One table of all measurements: which channel tells the state of a port of this machine. */
export function formatOverview(reports: readonly LabReport[]): readonly string[] {
  if (reports.length === 0) return [];
  const rows = reports.map((report) => {
    const cells = CHANNELS.map((id) =>
      symbolOf(report.cells.find(({ channel, section }) => channel === id && section === "channels")),
    );
    const name = `[${report.browser.name}, ${report.permission}](#${anchorOf(report)})`;
    return `| ${name} | ${report.preset} | ${cells.join(" | ")} |`;
  });
  return [
    "## At a glance",
    "",
    "Ports of this machine, by a document of the internet: **●** tells port states apart, ○ does not by this many probes, × no probe arrived, – the browser lacks it or shows nothing.",
    "",
    `| browser, permission | preset | ${CHANNELS.map((id) => `\`${id}\``).join(" | ")} |`,
    `| --- | --- |${" --- |".repeat(CHANNELS.length)}`,
    ...rows,
    "",
  ];
}

function symbolOf(cell?: LabCell): string {
  switch (cell?.verdict.kind) {
    case "leaks":
      return "**●**";
    case "no-leak-detected":
      return "○";
    case "not-reached":
      return "×";
    default:
      return "–";
  }
}
