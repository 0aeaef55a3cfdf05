import { createSpaceMemory } from "@hushport/core";
import { expect, test } from "vitest";
import { detailsOf } from "../fixtures/details.ts";
import { navigationInitiatorOf, type NavigationKnowledge } from "./navigation-initiator.ts";

const KNOWN: NavigationKnowledge = {
  memory: createSpaceMemory([["site.test", "public"]]),
  isContinued: false,
  redirectedBy: undefined,
  mayBeDriven: false,
  viewed: () => [],
};
const VIEWER = { originUrl: "resource://pdf.js/web/viewer.html" };
const MANUAL = "http://192.168.77.1/manual.pdf";
const SITE = { kind: "page", document: { host: "site.test", space: "public" }, ancestors: [] };
const NOBODY = { kind: "page", document: { host: null, space: null }, ancestors: [] };
const BY_SITE = { host: "site.test", space: "public" } as const;

test.each([
  ["a typed address", {}, {}, { kind: "user" }],
  ["a link", { originUrl: "https://site.test/" }, {}, SITE],
  ["a link that was continued", { originUrl: "https://site.test/" }, { isContinued: true }, { kind: "user" }],
  ["a redirect after a typed address", {}, { redirectedBy: BY_SITE }, SITE],
  ["an unnamed page where one may be behind it", {}, { mayBeDriven: true }, NOBODY],
  ["an empty document of a page", { originUrl: "about:blank" }, {}, NOBODY],
  ["a click on the new tab page", { originUrl: "about:newtab" }, {}, { kind: "user" }],
  ["a link in a PDF document", VIEWER, { viewed: () => ["https://site.test/a.pdf"] }, SITE],
  [
    "a link in a device's manual",
    VIEWER,
    { viewed: () => [MANUAL] },
    { ...SITE, document: { host: "192.168.77.1", space: "local" } },
  ],
  [
    "a link in a document of one of several frames",
    VIEWER,
    { viewed: () => [MANUAL, "https://site.test/a.pdf"] },
    { ...NOBODY, ancestors: [{ host: "192.168.77.1", space: "local" }, BY_SITE] },
  ],
  ["a link in a document that nobody saw", VIEWER, {}, NOBODY],
  ["another extension", { originUrl: "moz-extension://1f/a.html" }, {}, { kind: "extension" }],
] as const)("navigationInitiatorOf() knows %s", (_name, details, known, expected) => {
  const navigation = detailsOf({ type: "main_frame", ...details });
  expect(navigationInitiatorOf(navigation, { ...KNOWN, ...known })).toEqual(expected);
});
