import { canIsolate } from "@hushport/testbed";
import { afterAll, beforeAll, describe, test } from "vitest";
import { openLegitimateLab, type LegitimateLab } from "./fixtures/legitimate-lab.ts";
import { PUBLIC_PAGES } from "./fixtures/pages.ts";
import { SITUATIONS } from "./fixtures/situations/index.ts";

const isolation = await canIsolate();

describe.skipIf(isolation.kind !== "possible").each(["chromium", "firefox"] as const)(
  "%s, guarded",
  (engine) => {
    let open: LegitimateLab;

    beforeAll(async () => {
      open = await openLegitimateLab(engine, PUBLIC_PAGES);
    }, 120_000);

    afterAll(async () => {
      await open?.[Symbol.asyncDispose]();
    });

    const here = SITUATIONS.filter(({ engines }) => engines?.includes(engine) ?? true);

    test.each(here.map(({ name, check }) => [name, check] as const))("%s", async (_name, check) => {
      await check(open);
    });
  },
);
