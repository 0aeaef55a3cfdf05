import { expect, test } from "vitest";
import { record } from "./index.ts";

test.each(["about:blank", "ABOUT:BLANK", "data:text/html,x", "file:///etc/hostname", "chrome://version"])(
  "record() refuses %s at once, before it looks for a browser",
  async (url) => {
    const refused = record(url, { browserPath: "/no/such/browser", timeoutMs: 600_000 });
    await expect(refused).rejects.toThrow(/^Cannot visit .+: a page of [a-z]+: is not on the web$/);
    await expect(refused).rejects.toBeInstanceOf(TypeError);
  },
);

test("record() takes an address without a scheme to the browser, which refuses it", async () => {
  await expect(record("nothing", { browserPath: "/no/such/browser" })).rejects.toMatchObject({
    code: "ERR_RECORDER_BROWSER_NOT_FOUND",
  });
});
