import { readFile } from "node:fs/promises";
import { fileURLToPath } from "node:url";
import { LabPagesMissingError } from "../errors.ts";
import { STYLE } from "../page/style.ts";

/** Where set-up puts the page's code; the same seen from `src/serve` and from `dist/serve`. */
const SCRIPT_URL = new URL("../../dist-page/live.js", import.meta.url);

/** One file of the site. */
export interface SitePage {
  readonly type: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
}

/** Paths of the documents that make probes: the second counts as one of the public internet where the browser can. */
export const PROBE_PATHS = { machine: "/probe/machine.html", internet: "/probe/internet.html" } as const;

const HTML = "text/html; charset=utf-8";

/** The files of the lab's site, by path without the run's key. @throws {LabPagesMissingError} If it was not bundled. */
export async function sitePages(ownSocketOrigin: string): Promise<ReadonlyMap<string, SitePage>> {
  // Nothing from elsewhere, nothing inline; probes are made in a frame with a policy of its own.
  const policy = [
    "default-src 'none'",
    "script-src 'self'",
    "style-src 'self'",
    `connect-src 'self' ${ownSocketOrigin}`,
    "frame-src 'self'",
    "img-src data:",
    "base-uri 'none'",
    "form-action 'none'",
    "frame-ancestors 'none'",
  ].join("; ");
  return new Map<string, SitePage>([
    ["/", { type: HTML, headers: { "content-security-policy": policy }, body: INDEX }],
    ["/live.js", { type: "text/javascript; charset=utf-8", headers: {}, body: await readScript() }],
    ["/live.css", { type: "text/css; charset=utf-8", headers: {}, body: STYLE }],
    [PROBE_PATHS.machine, probePage({ "content-security-policy": "frame-ancestors 'self'" })],
    [
      PROBE_PATHS.internet,
      // https://wicg.github.io/local-network-access/#csp: the document then needs the permission that others need.
      probePage({ "content-security-policy": "frame-ancestors 'self'; treat-as-public-address" }),
    ],
  ]);
}

const INDEX = `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<meta name="referrer" content="no-referrer">
<title>What can a page learn about your machine? – Hushport lab</title>
<link rel="icon" href="data:,">
<link rel="stylesheet" href="live.css">
</head>
<body>
<noscript><p>This page measures with JavaScript; please switch it on for it.</p></noscript>
<div id="app"></div>
<script src="live.js"></script>
</body>
</html>
`;

function probePage(headers: Readonly<Record<string, string>>): SitePage {
  return {
    type: HTML,
    headers,
    body: `<!doctype html><html lang="en"><meta charset="utf-8"><title>Probes of the Hushport lab</title><link rel="icon" href="data:,"><body><script src="../channels/page.js"></script></body></html>`,
  };
}

async function readScript(): Promise<string> {
  try {
    return await readFile(SCRIPT_URL, "utf8");
  } catch (cause) {
    throw new LabPagesMissingError(fileURLToPath(SCRIPT_URL), { cause });
  }
}
