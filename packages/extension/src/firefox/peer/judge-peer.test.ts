import { createSpaceMemory } from "@hushport/core";
import { expect, test } from "vitest";
import type { DecidedRequest } from "../../contract/decided-request.ts";
import { DEFAULT_SETTINGS } from "../../contract/settings.ts";
import { detailsOf } from "../fixtures/details.ts";
import { createNameBook } from "../names/name-book.ts";
import { createAskBook } from "../navigation/ask-book.ts";
import { createRedirectChains } from "../navigation/redirect-chains.ts";
import { createTabBook } from "../navigation/tab-book.ts";
import { createFrameBook } from "../state/frame-book.ts";
import { createPeerJudge } from "./judge-peer.ts";

const SITE = "https://site.test/";

/** Asks for a public page whether WebRTC may go to a host, which resolves to a public address. */
async function ask(host: string) {
  const decided: DecidedRequest[] = [];
  const judge = createPeerJudge({
    pages: {
      memory: createSpaceMemory(),
      tabs: createTabBook(),
      asks: createAskBook(),
      chains: createRedirectChains(),
      frames: createFrameBook(),
    },
    names: createNameBook(),
    resolve: async () => ({ kind: "addresses", addresses: ["203.0.113.10"] }),
    settings: () => ({ ...DEFAULT_SETTINGS, mode: "default", localNames: ["home.example"] }),
    nowMs: () => 0,
    onDecided: (request) => decided.push(request),
  });
  const url = `turn:${host}:3478`;
  const isAllowed = await judge(detailsOf({ type: "peer", documentUrl: SITE }), {
    kind: "engine-peer",
    channel: "webrtc-turn-tcp",
    host,
    port: 3478,
    url,
  });
  return { isAllowed, decisions: decided.map(({ decision }) => decision) };
}

test.each(["home.example", "nas.home.example"])(
  "WebRTC may not go to %s where home.example was declared to be local",
  async (host) => {
    expect(await ask(host)).toEqual({
      isAllowed: false,
      decisions: [{ action: "block", reason: "public-to-local" }],
    });
  },
);

test("WebRTC may go to other names with public addresses", async () => {
  expect(await ask("xhome.example")).toEqual({ isAllowed: true, decisions: [] });
});
