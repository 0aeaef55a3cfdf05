import { isBlockedPort } from "@hushport/core";
import { describe, expect, test } from "vitest";
import { HOST_NETWORK } from "../network/host-network.ts";
import { openDefinition } from "./open-target.ts";
import type { Target, TargetKindDefinition } from "./target.ts";

/** What every target promises whatever its kind; run once for each kind and host. */
export function describeTargetContract(definition: TargetKindDefinition, host: string): void {
  const { kind, protocol } = definition;
  const open = (options: { readonly port?: number; readonly signal?: AbortSignal } = {}): Promise<Target> =>
    openDefinition(definition, { host, ...options });
  const take = async (port: number): Promise<void> => {
    if (protocol === "tcp") (await HOST_NETWORK.listen(host, port)).close();
    else (await HOST_NETWORK.bind(host, port)).close();
  };

  describe(`${protocol} ${kind} on ${host}`, () => {
    test("openTarget() takes a port that browsers do not block and names it as URLs do", async () => {
      await using target = await open();
      expect(isBlockedPort(target.port)).toBe(false);
      expect(new URL(`http://${target.authority}/`).port).toBe(String(target.port));
      expect(target).toMatchObject({ kind, protocol, host });
    });

    test("a port belongs to the target until it closes, and is free after that", async () => {
      const target = await open();
      await expect(take(target.port)).rejects.toMatchObject({ code: "ERR_TESTBED_PORT_UNAVAILABLE" });
      await target.close();
      await target.close();
      await take(target.port);
    });

    test("openTarget() opens a port asked for by number, and refuses one that is taken", async () => {
      const first = await open();
      const { port } = first;
      await first.close();
      await using again = await open({ port });
      expect(again.port).toBe(port);
    });

    test("a target without visitors has had no contact", async () => {
      await using target = await open();
      expect(target.contacts()).toMatchObject({
        connections: 0,
        datagrams: 0,
        bytes: 0,
        firstContactAtMs: undefined,
        firstByteAtMs: undefined,
      });
    });

    test("an aborted signal closes the target; one that aborted before opens none", async () => {
      const run = new AbortController();
      const target = await open({ signal: run.signal });
      run.abort();
      await target.close();
      await take(target.port);
      await expect(open({ signal: run.signal })).rejects.toThrow("aborted");
    });
  });
}
