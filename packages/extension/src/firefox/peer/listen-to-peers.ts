import { peerQuestionSchema, type PeerQuestion } from "../../realm/peer-question.ts";
import { firefox, type MessageSender } from "../firefox-api.ts";
import type { RequestDetails } from "../request/request-details.ts";
import type { JudgePeer } from "./judge-peer.ts";

const OPAQUE = "null";

/** Answers the guards in pages; whoever asks is known from the browser. */
export function listenToPeers(judge: JudgePeer, ready: Promise<unknown>): void {
  firefox.runtime.onMessage.addListener((message, sender) => {
    const question = peerQuestionSchema.safeParse(message);
    return question.success ? answer(sender, question.data) : undefined;
  });

  async function answer(sender: MessageSender, question: PeerQuestion): Promise<boolean> {
    await ready;
    return judge(await describe(sender), question);
  }
}

/** The document of a content script, in the words of a request. */
async function describe({ tab, frameId = 0, url, origin }: MessageSender): Promise<RequestDetails> {
  const tabId = tab?.id ?? -1;
  const frames = tabId === -1 ? null : await firefox.webNavigation.getAllFrames({ tabId });
  const frameAncestors: { url: string; frameId: number }[] = [];
  const byId = new Map((frames ?? []).map((frame) => [frame.frameId, frame]));
  for (let at = byId.get(frameId); at !== undefined && at.parentFrameId !== -1;) {
    at = byId.get(at.parentFrameId);
    if (at !== undefined) frameAncestors.push({ url: at.url, frameId: at.frameId });
  }
  return {
    requestId: "",
    url: "",
    method: "",
    type: "peer",
    tabId,
    frameId,
    documentUrl: origin === OPAQUE ? undefined : url,
    frameAncestors,
    incognito: tab?.incognito,
  };
}
