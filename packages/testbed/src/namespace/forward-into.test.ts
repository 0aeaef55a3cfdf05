import { expect } from "vitest";
import { serveSite } from "../site/serve-site.ts";
import { openTarget } from "../targets/open-target.ts";
import { evaluateInside, outputOf, testInNamespace } from "./fixtures/namespace-test.ts";
import { forwardInto } from "./forward-into.ts";

const fetchScript = (url: string): string => `
  const answer = await fetch("${url}").then((r) => r.text(), (error) => String(error.cause?.code));
  console.log(answer.length > 200 ? answer.length : answer);`;

testInNamespace(
  "forwardInto() makes an endpoint reachable inside at its own address and port",
  async (namespace) => {
    await using site = await serveSite({ routes: { "/": "<p>outside", "/big": "x".repeat(3_000_000) } });
    const url = `http://127.0.0.1:${site.port}`;
    expect(await evaluateInside(namespace, fetchScript(`${url}/`))).toBe("ECONNREFUSED\n");
    await using forwarding = await forwardInto(namespace, { address: "127.0.0.1", port: site.port });
    expect(await evaluateInside(namespace, fetchScript(`${url}/`))).toBe("<p>outside\n");
    expect(await evaluateInside(namespace, fetchScript(`${url}/big`))).toBe("3000000\n");
    expect(forwarding.connections()).toBe(2);
    await forwarding.close();
    expect(await evaluateInside(namespace, fetchScript(`${url}/`))).toBe("ECONNREFUSED\n");
  },
);

testInNamespace("forwardInto() forwards IPv6", async (namespace) => {
  await using site = await serveSite({ host: "::1", routes: { "/": "<p>six" } });
  await using forwarding = await forwardInto(namespace, { address: "::1", port: site.port });
  expect(await evaluateInside(namespace, fetchScript(`http://[::1]:${site.port}/`))).toBe("<p>six\n");
  expect(forwarding).toMatchObject({ address: "::1", port: site.port });
});

testInNamespace("a connection that the endpoint refuses is reset inside", async (namespace) => {
  await using closed = await openTarget("closed");
  await using forwarding = await forwardInto(namespace, { address: "127.0.0.1", port: closed.port });
  expect(await evaluateInside(namespace, fetchScript(`http://127.0.0.1:${closed.port}/`))).toMatch(
    /^(ECONNRESET|UND_ERR_SOCKET)\n$/,
  );
  expect(forwarding.connections()).toBe(1);
});

testInNamespace("forwardInto() gives the namespace an address that it lacks, once", async (namespace) => {
  const address = "192.168.77.5";
  for (const port of [8001, 8002]) await forwardInto(namespace, { address, port });
  const shown = await outputOf(namespace, "ip", ["-o", "address", "show", "to", address]);
  expect(shown.trim().split("\n")).toHaveLength(1);
});

testInNamespace("forwardInto() refuses an endpoint that is taken inside", async (namespace) => {
  await using taken = await openTarget("silent", { network: namespace.network });
  await expect(forwardInto(namespace, { address: taken.host, port: taken.port })).rejects.toMatchObject({
    code: "ERR_TESTBED_PORT_UNAVAILABLE",
    reason: "EADDRINUSE",
  });
});
