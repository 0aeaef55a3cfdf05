import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as wait } from "node:timers/promises";
import { createLabNetwork, openTarget, serveSite } from "@hushport/testbed";
import { TargetType } from "puppeteer-core";
import { expect, test } from "vitest";
import { askFromPage, countSessionRules, openOwnPage, readRules } from "../fixtures/ask-from-page.ts";
import { buildVariant } from "../fixtures/build-variant.ts";
import { installPackage } from "../fixtures/install-package.ts";
import { launchGuarded, type LaunchGuardedOptions } from "../fixtures/launch-guarded.ts";

/** Above what anything takes on two busy cores. */
const PATIENT = { timeout: 20_000 } as const;

/** Tries what is closed by rules of each kind: fixed, kept and those of the session, which a restart takes away. */
const scanningPage = (port: number): string => `<title>public</title><script>
  fetch("https://127.0.0.1:${port}/", { mode: "no-cors" }).catch(() => undefined);
  new WebSocket("wss://127.0.0.1:${port}/");
  new SharedWorker("/shared.js");
  navigator.serviceWorker.register("/service.js");
  setTimeout(() => { document.title = "scanned"; }, 1000);
</script>`;

test("a restarted browser keeps no rule of what has an end, and the background puts it in force again by itself", async () => {
  await using built = await buildVariant("chromium");
  await using installed = await installPackage(built.folder);
  const profileDir = await mkdtemp(join(tmpdir(), "hushport-restart-"));
  const options = { engine: "chromium", installed, profileDir } as const;
  const { extensionId } = installed;
  try {
    {
      await using first = await launchGuarded(options);
      await first.browser.waitForTarget((target) => target.url().includes(extensionId));
      const own = await openOwnPage(first.browser, extensionId);
      const hosts = { embedded: [], hosts: ["127.0.0.1"], ports: [{ from: 6463, to: 6463 }], tab: null };
      await askFromPage(own, { kind: "add-grant", grant: { ...hosts, site: "day.test", term: "day" } });
      await askFromPage(own, { kind: "add-grant", grant: { ...hosts, site: "good.test", term: "always" } });
      await expect.poll(() => readRules(own, "session"), PATIENT).toContain("day.test");
      const kept = await readRules(own, "dynamic");
      expect(kept).toContain("good.test");
      expect(kept).not.toContain("day.test");
    }
    await using again = await launchGuarded(options);
    await again.browser.waitForTarget((target) => target.type() === TargetType.SERVICE_WORKER, PATIENT);
    const own = await openOwnPage(again.browser, extensionId);
    await expect.poll(() => readRules(own, "session"), PATIENT).toContain("day.test");
  } finally {
    await rm(profileDir, { recursive: true, force: true, maxRetries: 5 });
  }
});

test("a page that a restarted browser opens at once reaches nothing", async () => {
  await using lab = await createLabNetwork();
  const { network } = lab;
  await using built = await buildVariant("chromium");
  await using installed = await installPackage(built.folder);
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
    const paths = ["/", "/shared.js", "/service.js"];
    /** Starts a browser with the page open, and waits for what the page does in its first second. */
    const scan = async (options: Omit<LaunchGuardedOptions, "engine">) => {
      const before = site.requests().length;
      await using opened = await launchGuarded({
        engine: "chromium",
        lab,
        trusted: site,
        flags: [site.url("site.test")],
        ...options,
      });
      const asked = () => site.requests().slice(before);
      await expect
        .poll(() => asked().map(({ path }) => path), { timeout: 10_000 })
        .toEqual(expect.arrayContaining(paths));
      await wait(1500);
      expect(opened.browser.connected).toBe(true);
    };
    {
      await using first = await launchGuarded({
        engine: "chromium",
        installed,
        profileDir,
        lab,
        trusted: site,
      });
      // Without a visit: workers would keep the policy that they were installed with.
      await first.browser.waitForTarget((target) => target.url().includes(installed.extensionId));
      const own = await openOwnPage(first.browser, installed.extensionId);
      await expect.poll(() => countSessionRules(own), { timeout: 20_000 }).toBeGreaterThan(1);
    }
    await scan({ installed, profileDir });
    expect(contacts()).toEqual({ page: 0, shared: 0, service: 0 });
    await scan({});
    expect(Object.values(contacts()).filter((count) => count === 0)).toEqual([]);
  } finally {
    await rm(profileDir, { recursive: true, force: true, maxRetries: 5 });
  }
});
