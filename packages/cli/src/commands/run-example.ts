import { setMaxListeners } from "node:events";
import type { AuditCommandOptions } from "../arguments/audit-options.ts";
import { EXAMPLE_PORTS, serveExample } from "../example/example-site.ts";
import { EXIT_CODES, type ExitCode } from "../exit-code.ts";
import { runAudit, type AuditSurroundings } from "./run-audit.ts";

/**
 * Audits the bundled example, after saying what it will do to this computer. Finding the scan is its success, so it then
 * ends with 0.
 */
export async function runExample(
  options: AuditCommandOptions,
  surroundings: AuditSurroundings,
): Promise<ExitCode> {
  const { streams, signal } = surroundings;
  const end = new AbortController();
  const lifetime = AbortSignal.any([signal, end.signal]);
  // One listener for each socket of the site.
  setMaxListeners(0, lifetime);
  streams.stderr.write(`${announce(options)}\n\n`);
  try {
    const { url, resolutions } = await serveExample(end.signal);
    // The example's certificate is of this run; nobody signed it.
    const asked = { ...options, insecure: true, resolve: [...options.resolve, ...resolutions] };
    const { exitCode, report } = await runAudit(url, asked, surroundings);
    if (report.verdict === "scan" && exitCode === EXIT_CODES.found) {
      streams.stderr.write(
        "That was the bundled example. To audit a page: hushport audit https://example.com\n",
      );
      return EXIT_CODES.clean;
    }
    return exitCode;
  } finally {
    end.abort();
  }
}

function announce({ isolated }: AuditCommandOptions): string {
  const where =
    isolated === true ? "a network of its own, where nothing listens," : "this computer (127.0.0.1)";
  return [
    "Auditing the bundled example, a shop page of our own that scans as eBay’s did in 2020.",
    `Its script will try these ports of ${where} and send nothing to them:`,
    `${EXAMPLE_PORTS.join(", ")}.`,
  ].join("\n");
}
