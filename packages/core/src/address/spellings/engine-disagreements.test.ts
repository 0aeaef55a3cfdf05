import { expect, test } from "vitest";
import { canonicalHost } from "../canonical-host.ts";
import { standardHostname } from "../fixtures/standard-hostname.ts";
import { addressSpace } from "../host-space.ts";
import { ENGINE_DISAGREEMENTS } from "./engine-disagreements.ts";

test.each(ENGINE_DISAGREEMENTS)("whatwg-url reads $text as $standard", ({ text, standard }) => {
  expect(standardHostname(`http://${text}/`) ?? null).toBe(standard);
});

test.each(ENGINE_DISAGREEMENTS)(
  "$text is a disagreement between at least two",
  ({ standard, chromium, firefox }) => {
    expect(new Set([standard, chromium, firefox]).size).toBeGreaterThan(1);
  },
);

test.each(ENGINE_DISAGREEMENTS)(
  "addressSpace() of $text is that of what Chromium makes of it ($chromium)",
  ({ text, chromium, firefox }) => {
    for (const hostname of [chromium, firefox]) {
      if (hostname !== null) expect(addressSpace(text)).toBe(addressSpace(hostname));
    }
    expect(canonicalHost(text)).toBeDefined();
  },
);
