import { createSpaceMemory, initiatorSpace } from "@hushport/core";
import { describe, expect, test } from "vitest";
import { detailsOf } from "../fixtures/details.ts";
import type { RequestDetails } from "../request/request-details.ts";
import { initiatorOf } from "./page-initiator.ts";

const NO_FRAMES = { memory: createSpaceMemory([["nas.test", "local"]]), urlOfFrame: () => undefined };
const LOCAL = "http://192.168.77.1/";
const PUBLIC = "https://site.test/";

function spaceOf(part: Partial<RequestDetails>, frames: Readonly<Record<number, string>> = {}) {
  const known = { ...NO_FRAMES, urlOfFrame: (_tab: number, frame: number) => frames[frame] };
  const initiator = initiatorOf(detailsOf(part), known);
  return initiator.kind === "page" ? initiatorSpace(initiator) : initiator.kind;
}

// Each row is what Firefox ESR 153.7 was seen to tell.
describe("initiatorOf()", () => {
  test.each([
    ["a public page", { originUrl: PUBLIC, documentUrl: PUBLIC }, "public"],
    ["a local page", { originUrl: LOCAL, documentUrl: LOCAL }, "local"],
    ["a page whose name was seen to be local", { originUrl: "http://nas.test/" }, "local"],
    ["a page whose name nobody has seen", { originUrl: "http://new.test/" }, "public"],
    ["localhost", { originUrl: "http://localhost:3000/" }, "loopback"],
    ["a file", { originUrl: "file:///a.html", documentUrl: "file:///a.html" }, "loopback"],
    ["a public style sheet in a local page", { originUrl: PUBLIC, documentUrl: LOCAL }, "public"],
    ["a public frame that another frame navigates", { originUrl: LOCAL, documentUrl: PUBLIC }, "public"],
    ["a shared worker", { tabId: -1, originUrl: PUBLIC }, "public"],
    ["a local service worker", { tabId: -1, originUrl: LOCAL }, "local"],
    ["a sandboxed frame", { frameId: 7, frameAncestors: [{ url: PUBLIC, frameId: 0 }] }, "public"],
    [
      "a sandboxed frame of a local page",
      { frameId: 7, frameAncestors: [{ url: LOCAL, frameId: 0 }] },
      "local",
    ],
    ["a worker from data: in a sandboxed frame", { frameId: 7 }, "public"],
    ["a shared worker from data:", { tabId: -1 }, "public"],
    ["a WebSocket of a shared worker from data:", { tabId: -1, type: "websocket" }, "public"],
    ["WebTransport in a data: frame", { tabId: -1, type: "other", url: "https://127.0.0.1:4433/" }, "public"],
    ["another extension", { tabId: -1, originUrl: "moz-extension://1f/background.html" }, "extension"],
    [
      "the proxy's configuration",
      { tabId: -1, type: "other", url: "http://192.168.77.1/proxy.pac" },
      "browser",
    ],
    ["the new tab page", { originUrl: "about:newtab", documentUrl: "about:newtab" }, "browser"],
    ["the reader view", { originUrl: "about:reader?url=x", documentUrl: "about:reader?url=x" }, "public"],
    ["the picture of a PDF", { originUrl: "resource://pdf.js/web/", documentUrl: PUBLIC }, "public"],
  ] as const)("takes %s for what it is", (_name, part, expected) => {
    expect(spaceOf(part)).toBe(expected);
  });

  test("takes a sandboxed frame that a public host served for public although the page around it is local", () => {
    const part = { frameId: 7, frameAncestors: [{ url: LOCAL, frameId: 0 }] };
    expect(spaceOf(part, { 7: PUBLIC })).toBe("public");
    expect(spaceOf(part, { 7: LOCAL })).toBe("local");
  });

  test("takes frames for public where none around them has a name: in a window with a sandboxed frame's blob", () => {
    const part = { frameId: 8, frameAncestors: [{ url: "moz-nullprincipal:{1}", frameId: 0 }] };
    expect(spaceOf(part)).toBe("public");
    expect(spaceOf({ ...part, type: "sub_frame" })).toBe("public");
    expect(spaceOf(part, { 0: LOCAL })).toBe("local");
  });

  test("finds the public author of a srcdoc frame inside an opaque one", () => {
    const frameAncestors = [
      { url: "moz-nullprincipal:{1}", frameId: 7 },
      { url: LOCAL, frameId: 0 },
    ];
    expect(spaceOf({ frameId: 8, frameAncestors }, { 7: PUBLIC })).toBe("public");
    expect(spaceOf({ frameId: 8, frameAncestors }, {})).toBe("local");
  });
});
