import { expect, test } from "vitest";
import { createMemoryArea } from "../../guard/fixtures/memory-area.ts";
import { noticeSystemProxy, readProxyMode, rememberProxyMode, type ProxySetting } from "./system-proxy.ts";

const FREE = "controllable_by_this_extension";
const OURS = "controlled_by_this_extension";

function proxyOf(mode: string, levelOfControl: string): ProxySetting {
  return { get: async () => ({ value: { mode }, levelOfControl }) };
}

const SEALED = proxyOf("fixed_servers", OURS);

test.each([
  ["system", ["system-proxy"]],
  ["direct", []],
])(
  "noticeSystemProxy() where the user's own setting is %s says %j, before the seal and under it",
  async (mode, said) => {
    const memory = createMemoryArea();
    const own = proxyOf(mode, FREE);
    expect(await noticeSystemProxy(own, memory)).toEqual(said);
    await rememberProxyMode(own, memory);
    expect(await noticeSystemProxy(SEALED, memory)).toEqual(said);
  },
);

test("rememberProxyMode() keeps what was before the seal, however often the seal is renewed", async () => {
  const memory = createMemoryArea();
  await rememberProxyMode(proxyOf("direct", FREE), memory);
  await rememberProxyMode(SEALED, memory);
  expect(await noticeSystemProxy(SEALED, memory)).toEqual([]);
});

test("noticeSystemProxy() says it where nothing could be remembered: the system's is the browser's default", async () => {
  const memory = createMemoryArea();
  memory.failWrites = "QuotaBytes quota exceeded";
  await rememberProxyMode(proxyOf("direct", FREE), memory);
  expect(await noticeSystemProxy(SEALED, memory)).toEqual(["system-proxy"]);
});

test.each([
  [{ mode: "direct" }, "direct"],
  [{ mode: 1 }, "unknown"],
  [{}, "unknown"],
  [null, "unknown"],
])("readProxyMode() of %j is %s", (value, mode) => {
  expect(readProxyMode(value)).toBe(mode);
});
