import {
  addressesOf,
  canIsolate,
  createLabNetwork,
  LAB_NETWORK_NAMES,
  openTarget,
  PUBLIC_ADDRESS,
  serveSite,
  type LabNetwork,
} from "@hushport/testbed";
import type { Page } from "puppeteer-core";
import { describe, expect, test } from "vitest";
import * as z from "zod/mini";
import { askFromPage, openOwnPage } from "../../fixtures/ask-from-page.ts";
import { buildVariant } from "../../fixtures/build-variant.ts";
import { installPackage } from "../../fixtures/install-package.ts";
import { launchGuarded, type GuardedBrowser } from "../../fixtures/launch-guarded.ts";
import { canFetch } from "../../fixtures/page-requests.ts";
import { findWelcome, showOwnPage, until } from "../../ui/fixtures/open-guard.ts";
import { textOf } from "../../ui/fixtures/visit-page.ts";
import { documentedFile, EXAMPLE_CHROMIUM_ID } from "../fixtures/documented-policy.ts";
import { settingsViewSchema } from "../replies.ts";

/** Where `docs/administrators.md` puts the files on Linux. */
const FILES = {
  chromium: "/etc/chromium/policies/managed/hushport.json",
  firefox: "/etc/firefox/policies/policies.json",
} as const;

/** A grant that has no port, in front of the documented one, whose number it takes. */
const WRONG_GRANT = '{ "site": "other.test", "hosts": ["loopback"] },';

/** Above what the policy takes on two busy cores. */
const PATIENT = { timeout: 30_000 } as const;

const replySchema = z.object({ kind: z.literal("answer"), value: settingsViewSchema });

/** A guarded browser on a machine with a policy, and the guard's settings page in it. */
interface Administered extends AsyncDisposable {
  readonly guarded: GuardedBrowser;
  readonly options: Page;
}

/** @param changed Makes another policy of the documented one. */
async function administer(
  engine: "chromium" | "firefox",
  lab: LabNetwork,
  changed: (file: string) => string,
): Promise<Administered> {
  await using made = new AsyncDisposableStack();
  const built = made.use(await buildVariant(engine));
  const file = changed(documentedFile(engine));
  if (engine === "firefox") {
    await lab.namespace.replaceFile(FILES.firefox, file);
    const guarded = made.use(await launchGuarded({ engine, extension: built.folder, lab }));
    const options = await findWelcome(guarded.browser);
    await showOwnPage(options, "options.html");
    const kept = made.move();
    return { guarded, options, [Symbol.asyncDispose]: () => kept.disposeAsync() };
  }
  const installed = made.use(await installPackage(built.folder));
  await lab.namespace.replaceFile(
    FILES.chromium,
    file.replaceAll(EXAMPLE_CHROMIUM_ID, installed.extensionId),
  );
  const guarded = made.use(await launchGuarded({ engine, installed, lab }));
  await guarded.browser.waitForTarget((target) => target.url().includes(installed.extensionId));
  const options = await openOwnPage(guarded.browser, installed.extensionId);
  const kept = made.move();
  return { guarded, options, [Symbol.asyncDispose]: () => kept.disposeAsync() };
}

/** Shows the settings once the policy is in force. Chromium tells extensions of it only seconds after they were installed. */
async function showAdministered(options: Page): Promise<void> {
  const readSources = async (): Promise<readonly string[]> => {
    const { value } = replySchema.parse(await askFromPage(options, { kind: "read-settings" }));
    return value.settings.grants.map(({ source }) => source);
  };
  await expect.poll(readSources, PATIENT).toEqual(["managed"]);
  await showOwnPage(options, "options.html");
  await until(async () => (await textOf(options)).includes("Card reader"));
}

/** What the settings page says of the mode. */
function readMode(options: Page) {
  return options.evaluate(() => ({
    mode: document.querySelector(".mode[data-chosen=true] strong")?.textContent,
    isFixed: document.querySelector<HTMLFieldSetElement>("fieldset.modes")?.disabled,
  }));
}

const isolation = await canIsolate();

describe.skipIf(isolation.kind !== "possible").each(["chromium", "firefox"] as const)("%s", (engine) => {
  test("a policy file as documented is in force, shown as the administrator's, and a wrong entry of it is told in a line", async () => {
    await using lab = await createLabNetwork({
      records: [addressesOf("intranet.example", PUBLIC_ADDRESS), ...LAB_NETWORK_NAMES],
    });
    const { network } = lab;
    const open = (port: number) => openTarget("http", { network, host: "127.0.0.1", port });
    await using granted = await open(24_727);
    await using inRange = await open(8_010);
    await using other = await open(8_011);
    await using site = await serveSite({
      network,
      host: PUBLIC_ADDRESS,
      routes: { "/": "<!doctype html><title>site</title>" },
    });
    const withFault = (file: string): string => file.replace('"grants": [', `"grants": [${WRONG_GRANT}`);
    await using administered = await administer(engine, lab, withFault);
    const { guarded, options } = administered;
    await showAdministered(options);
    expect(await readMode(options)).toEqual({ mode: "Sealed", isFixed: true });
    const said = await textOf(options);
    expect(said).toContain("Your administrator decided this.");
    expect(said).toContain("set by your administrator");
    expect(said).toContain("Grant 1: ports: there are none");
    expect(said).not.toContain("other.test");

    const page = await guarded.browser.newPage();
    const reaches = async (host: string): Promise<readonly boolean[]> => {
      await page.goto(site.url(host));
      const reached: boolean[] = [];
      for (const { port } of [granted, inRange, other])
        reached.push(await canFetch(page, `http://127.0.0.1:${port}/`));
      return reached;
    };
    expect(await reaches("intranet.example")).toEqual([true, true, false]);
    expect(other.contacts().connections).toBe(0);
    const before = granted.contacts().connections;
    expect(await reaches("site.test")).toEqual([false, false, false]);
    expect([granted.contacts().connections, other.contacts().connections]).toEqual([before, 0]);
  });

  test("a mode that there is none of leaves the user's own in force and changeable, and is told in a line", async () => {
    await using lab = await createLabNetwork();
    await using administered = await administer(engine, lab, (file) => file.replace('"sealed"', '"strict"'));
    const { options } = administered;
    await showAdministered(options);
    expect(await readMode(options)).toEqual({ mode: "Default", isFixed: false });
    expect(await textOf(options)).toContain("Part of your administrator’s settings");
    expect(await textOf(options)).toContain(
      'entry is malformed:mode: Invalid option: expected one of "off"|"default"|"sealed"',
    );
  });
});
