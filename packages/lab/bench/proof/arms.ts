import { spawn } from "node:child_process";
import { once } from "node:events";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { writeFile } from "node:fs/promises";
import { chromiumSettings, firefoxPreferences, LEAN_FLAGS } from "@hushport/gateway";
import type { LabPlace } from "../../src/browser/lab-place.ts";
import type { TalkBrowserOptions } from "../../src/talk/open-talk-browser.ts";

/** What stands between a page and a port. */
export const PROOF_ARMS = ["bare", "library", "gateway"] as const;
export type ProofArm = (typeof PROOF_ARMS)[number];

/** The gateway in the process that people get, inside the network, with everything on loopback granted. */
export interface RunningGateway extends AsyncDisposable {
  readonly browser: Pick<TalkBrowserOptions, "flags" | "preferences">;
}

const PROGRAM = join(import.meta.dirname, "../../../cli/dist-gateway/gateway.mjs");

/** Starts a gateway that connects to each of these addresses, so that its failures are those of the ports. */
export async function startGateway(
  place: LabPlace,
  { latencyMs, hosts, folder }: { latencyMs: number; hosts: readonly string[]; folder: string },
): Promise<RunningGateway> {
  const config = join(folder, "gateway.json");
  await writeFile(config, JSON.stringify({ grants: [{ site: "*", hosts, ports: ["1-65535"] }] }));
  const options = JSON.stringify({ host: "127.0.0.1", port: 0, latency: latencyMs, config });
  const start = place.inside?.spawn ?? spawn;
  const child = start(process.execPath, [...LEAN_FLAGS, PROGRAM, options], {
    stdio: ["ignore", "pipe", "inherit"],
  });
  if (child.stdout === null) throw new TypeError("Cannot read what the gateway says");
  const [line] = await once(createInterface({ input: child.stdout }), "line");
  const port = Number(/:(\d+);/.exec(String(line))?.[1]);
  const at = { host: "127.0.0.1", port };
  return {
    browser: {
      flags: chromiumSettings(at).flags,
      preferences: Object.entries(firefoxPreferences(at)).map(([name, value]) => `${name}=${String(value)}`),
    },
    async [Symbol.asyncDispose]() {
      if (child.exitCode !== null || child.signalCode !== null) return;
      const ended = once(child, "exit");
      child.kill("SIGTERM");
      child.kill("SIGTERM");
      await ended;
    },
  };
}
