import { expect, test } from "vitest";
import { describeTargetContract } from "./contract.ts";
import { TARGET_DEFINITIONS } from "./index.ts";
import { openTarget } from "./open-target.ts";

for (const definition of TARGET_DEFINITIONS) {
  for (const host of ["127.0.0.1", "::1"]) describeTargetContract(definition, host);
}

test.each(["localhost", "127.1", "example.com", "", "0.0.0.0", "::", "[::]"])(
  "openTarget() refuses to open on %j",
  async (host) => {
    await expect(openTarget("silent", { host })).rejects.toThrow(RangeError);
  },
);

test.each([
  ["[::1]", "::1", "[::1]"],
  ["0:0:0:0:0:0:0:1", "::1", "[::1]"],
  ["127.0.0.2", "127.0.0.2", "127.0.0.2"],
])("openTarget() on %s listens on %s and is written %s", async (host, bare, written) => {
  await using target = await openTarget("closed", { host });
  expect(target.host).toBe(bare);
  expect(target.authority).toBe(`${written}:${target.port}`);
});

test("openTarget() refuses a port that another target has", async () => {
  await using first = await openTarget("silent");
  await expect(openTarget("http", { port: first.port })).rejects.toMatchObject({
    code: "ERR_TESTBED_PORT_UNAVAILABLE",
    port: first.port,
  });
});
