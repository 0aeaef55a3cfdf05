import { parseHost, targetSpace } from "@hushport/core";
import type { PeerQuestion } from "./peer-question.ts";
import type { PeerTarget } from "./peer-target.ts";

/** After this an answer would come too late for the page. */
const ANSWER_DEADLINE_MS = 10_000;

/** @returns Whether a target may be reached from this document; what gets no answer may not. */
export async function askBackground({ channel, host, port, url }: PeerTarget): Promise<boolean> {
  if (isOrphaned()) return isPublicName(host, port);
  const question: PeerQuestion = { kind: "engine-peer", channel, host, port, url: url.slice(0, 512) };
  const deadline = new Promise<false>((resolve) => {
    setTimeout(() => resolve(false), ANSWER_DEADLINE_MS);
  });
  try {
    return (await Promise.race<unknown>([chrome.runtime.sendMessage(question), deadline])) === true;
  } catch (error) {
    if (!(error instanceof Error)) throw error;
    return isOrphaned() && isPublicName(host, port);
  }
}

/** The extension was updated, switched off or removed since the page was opened: nobody is left to be asked. */
function isOrphaned(): boolean {
  return chrome.runtime.id === undefined;
}

function isPublicName(host: string, port: number): boolean {
  return parseHost(host)?.kind === "name" && targetSpace({ host, port, addresses: [] }) === "public";
}
