import { createLabNetwork, openTarget, serveSite } from "@hushport/testbed";
import { expect, test } from "vitest";
import { buildVariant } from "../fixtures/build-variant.ts";
import { launchGuarded } from "../fixtures/launch-guarded.ts";

const SPELLINGS = [
  ["a space before data:", '" data:text/javascript," + code'],
  ["a tab inside data:", '"da\\tta:text/javascript," + code'],
  ["capitals in blob:", 'URL.createObjectURL(new Blob([code])).replace("blob:", "BLOB:")'],
] as const;

test("shared workers are kept from this machine however the scheme of their address is written", async () => {
  await using lab = await createLabNetwork();
  await using built = await buildVariant("chromium");
  await using site = await serveSite({
    network: lab.network,
    host: "203.0.113.10",
    tls: ["site.test"],
    routes: { "/": "<p>worker" },
  });
  await using guarded = await launchGuarded({
    engine: "chromium",
    extension: built.folder,
    lab,
    trusted: site,
  });
  await using target = await openTarget("websocket", { network: lab.network, host: "127.0.0.1" });
  const page = await guarded.browser.newPage();
  await page.goto(site.url("site.test"));
  for (const [name, address] of SPELLINGS) {
    const said: unknown = await page.evaluate(`new Promise((resolve) => {
      const code = "onconnect = ({ ports: [port] }) => { const end = () => port.postMessage('done'); try { const s = new WebSocket('ws://${target.authority}/'); s.onopen = s.onerror = end } catch { end() } }";
      const worker = new SharedWorker(${address});
      worker.port.onmessage = ({ data }) => resolve(data);
      setTimeout(resolve, 5000, "silent");
    })`);
    expect(said, name).toBe("done");
  }
  expect(target.contacts().connections).toBe(0);
});
