import { decide, type Decision } from "@hushport/core";
import type { DecidedRequest } from "../../contract/decided-request.ts";
import { peerQuestionSchema, type PeerQuestion } from "../../realm/peer-question.ts";
import type { EngineState } from "../engine-state.ts";
import { initiatorOfOrigin } from "./initiator-of.ts";
import { contextOf } from "./watch-requests.ts";

/**
 * Answers the guard in pages, which asks before WebRTC may reach what is not plainly public. Who asks is what the
 * browser says of the sender; the message says only what is wanted, and saying yes to it changes nothing else.
 */
export function answerPeers(state: EngineState, onDecided: (request: DecidedRequest) => void): void {
  chrome.runtime.onMessage.addListener((message: unknown, sender, sendResponse) => {
    const parsed = peerQuestionSchema.safeParse(message);
    if (!parsed.success || sender.id !== chrome.runtime.id) return undefined;
    void answer(parsed.data, sender).then(sendResponse);
    // Keeps the channel open until the answer is there.
    return true;
  });

  async function answer(question: PeerQuestion, sender: chrome.runtime.MessageSender): Promise<boolean> {
    await state.ready;
    const settings = state.settings();
    const { tab, frameId = 0, origin = "null" } = sender;
    const topUrl = tab?.url ?? null;
    if (state.isPaused(topUrl)) return true;
    const addresses = state.addressesOf(question.host);
    const decision: Decision = decide(
      initiatorOfOrigin(origin, state, frameId === 0 ? null : topUrl),
      {
        target: { host: question.host, port: question.port, addresses },
        channel: question.channel,
      },
      {
        mode: settings.mode,
        grants: settings.grants,
        localNames: settings.localNames,
        nowMs: Date.now(),
        tab: tab?.id ?? null,
      },
    );
    if (decision.reason !== "not-local" && decision.reason !== "off")
      onDecided({
        atMs: Date.now(),
        url: question.url,
        addresses,
        channel: question.channel,
        context: contextOf({ tabId: tab?.id ?? -1, frameId, initiator: origin }, topUrl),
        tab: tab?.id ?? null,
        topUrl,
        documentUrl: sender.url ?? null,
        scriptUrl: null,
        decision,
        isPrivate: tab?.incognito ?? false,
      });
    return decision.action === "allow";
  }
}
