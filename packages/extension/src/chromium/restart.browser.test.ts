import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createLabNetwork, openTarget, serveSite } from "@hushport/testbed";
import { expect, test } from "vitest";
import { countSessionRules, openOwnPage } from "../fixtures/ask-from-page.ts";
import { buildVariant } from "../fixtures/build-variant.ts";
import { launchGuarded } from "../fixtures/launch-guarded.ts";

/** Tries what is closed by rules of each kind: fixed, kept and those of the session, which a restart takes away. */
const scanningPage = (port: number): string => `<title>public</title><script>
  fetch("https://127.0.0.1:${port}/", { mode: "no-cors" }).catch(() => undefined);
  new WebSocket("wss://127.0.0.1:${port}/");
  new SharedWorker("/shared.js");
  navigator.serviceWorker.register("/service.js");
  setTimeout(() => { document.title = "scanned"; }, 1000);
</script>`;

test("a page that a restarted browser opens at once reaches nothing", async () => {
  await using lab = await createLabNetwork();
  const { network } = lab;
  await using built = await buildVariant("chromium");
  const open = () => openTarget("websocket", { network, host: "127.0.0.1" });
  await using page = await open();
  await using shared = await open();
  await using service = await open();
  const socketTo = ({ port }: typeof page): string => `new WebSocket("wss://127.0.0.1:${port}/");`;
  /** By whom: each is stopped by rules of another set. */
  const contacts = () => ({
    page: page.contacts().connections,
    shared: shared.contacts().connections,
    service: service.contacts().connections,
  });
  const nobody = { page: 0, shared: 0, service: 0 };
  await using site = await serveSite({
    network,
    host: "203.0.113.10",
    tls: ["site.test"],
    routes: {
      "/": scanningPage(page.port),
      "/shared.js": socketTo(shared),
      "/service.js": socketTo(service),
    },
  });
  const profileDir = await mkdtemp(join(tmpdir(), "hushport-restart-"));
  try {
    const flags = [`--ignore-certificate-errors-spki-list=${site.certificate?.spkiSha256 ?? ""}`];
    const launch = (more: readonly string[]) =>
      launchGuarded({
        engine: "chromium",
        extension: built.folder,
        isThereAtStart: true,
        profileDir,
        lab,
        flags: [...flags, ...more],
      });
    {
      await using first = await launch([]);
      // Right after the installation the rules that are kept are not there yet: README, "What still gets through".
      const own = await openOwnPage(first.browser, first.extensionId ?? "");
      await expect.poll(() => countSessionRules(own), { timeout: 20_000 }).toBeGreaterThan(1);
      const tab = await first.browser.newPage();
      await tab.goto(site.url("site.test"));
      await expect.poll(() => tab.title(), { timeout: 10_000 }).toBe("scanned");
    }
    expect(contacts()).toEqual(nobody);
    {
      const before = site.requests().length;
      await using again = await launch([site.url("site.test")]);
      await expect.poll(() => site.requests().length, { timeout: 10_000 }).toBeGreaterThan(before);
      // What a page does in its first second: the rules of the session are put back while it runs.
      await new Promise((resolve) => {
        setTimeout(resolve, 1500);
      });
      expect(again.browser.connected).toBe(true);
    }
    expect(contacts()).toEqual(nobody);
  } finally {
    await rm(profileDir, { recursive: true, force: true, maxRetries: 5 });
  }
});
