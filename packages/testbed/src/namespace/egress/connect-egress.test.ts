import { readdirSync, readFileSync } from "node:fs";
import { expect } from "vitest";
import { serveSite } from "../../site/serve-site.ts";
import type { Namespace } from "../create-namespace.ts";
import { ALLOWED_WAYS, evaluateInside, outputOf, testInNamespace } from "../fixtures/namespace-test.ts";
import { connectEgress } from "./connect-egress.ts";
import { EGRESS_PROGRAMS, type EgressProgram } from "./egress-program.ts";

/** Command lines that name the namespace. */
function programsFor(pid: number): readonly string[] {
  return readdirSync("/proc").flatMap((entry) => {
    try {
      const line = readFileSync(`/proc/${entry}/cmdline`, "utf8");
      return line.includes(`/proc/${pid}/ns/net`) ? [line] : [];
    } catch (error) {
      // No process, or gone by now.
      if (error instanceof Error && "code" in error) return [];
      throw error;
    }
  });
}

/** Prints how a connection to each address ends. */
const knockAll = (addresses: readonly string[], port: number): string => `
  import { connect } from "node:net";
  for (const host of ${JSON.stringify(addresses)}) await new Promise((resolve) => {
    const socket = connect(${port}, host);
    const end = (word) => { console.log(word); socket.destroy(); resolve(); };
    socket.on("connect", () => end("connect")).on("error", ({ code }) => end(code));
    socket.setTimeout(1_000, () => end("no-answer"));
  });`;

async function expectClosedToThisMachine(namespace: Namespace): Promise<void> {
  expect(await outputOf(namespace, "ip", ["route", "get", "192.0.2.99"])).toMatch(/dev out0/);
  await using site = await serveSite({ routes: { "/": "<p>outside" } });
  // This machine's loopback, as itself and as the gateway; then neighbours that any machine may have.
  const addresses = ["127.0.0.1", "10.213.77.2", "192.168.1.1", "10.0.0.1", "172.16.0.1", "169.254.169.254"];
  const printed = await evaluateInside(namespace, knockAll(addresses, site.port));
  const [loopback, gateway, ...neighbours] = printed.trim().split("\n");
  expect(loopback).toBe("ECONNREFUSED");
  expect(gateway).not.toBe("connect");
  expect(neighbours).toEqual(["EHOSTUNREACH", "EHOSTUNREACH", "EHOSTUNREACH", "EHOSTUNREACH"]);
  expect(site.contacts().connections).toBe(0);
}

for (const way of ALLOWED_WAYS) {
  for (const program of EGRESS_PROGRAMS) {
    const name = `connectEgress() by ${program.id} as ${way.id}`;
    testInNamespace(
      `${name} leads neither to this machine nor its neighbours and ends with the namespace, or says why not`,
      async (namespace) => {
        const egress = await connectEgress(namespace, [program]);
        if (egress.kind === "connected") await expectClosedToThisMachine(namespace);
        else
          expect(egress.reason).toMatch(/^no way out of the namespace \([a-z0-9]+: .+\), so only forwarded /);
        await namespace.close();
        await expect.poll(() => programsFor(namespace.pid), { timeout: 5_000, interval: 10 }).toEqual([]);
      },
      way,
    );
  }
}

testInNamespace("connectEgress() tells in the program's own words why it failed", async (namespace) => {
  const failing: EgressProgram = { id: "slirp4netns", arguments: () => ["--no-such-option"] };
  const egress = await connectEgress(namespace, [failing]);
  expect(egress).toMatchObject({ kind: "unavailable", reason: expect.stringMatching(/slirp4netns: \S/) });
});
