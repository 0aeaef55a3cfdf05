import { createHash } from "node:crypto";
import type { Connection } from "../cdp/connection.ts";
import { ignoreGone } from "../cdp/ignore-gone.ts";
import { EVIDENCE_FILES, type EvidenceWriter } from "../evidence/writer.ts";
import { waitAtMost } from "../process/wait.ts";
import type { RanScript } from "../recording.ts";

/** Bodies that are still on their way when the visit ends may take this long together. */
const DEADLINE_MS = 2_000;

/** Bodies kept of one visit; beyond it only addresses. */
const MAX_TOTAL_BYTES = 20_000_000;

/**
 * Writes the body of every script into the evidence as it arrives, under the name of its hash: later its frame or
 * worker may be gone, and its body with it.
 *
 * @returns What to call at the end: waits for what is on its way and lists what was kept, in order.
 */
export function keepScripts(
  connection: Connection,
  evidence: EvidenceWriter,
  lifetime: AbortSignal,
): () => Promise<RanScript[]> {
  const urls = new Map<string, string>();
  const kept: RanScript[] = [];
  const pending = new Set<Promise<void>>();
  let totalBytes = 0;

  async function keep(url: string, requestId: string, sessionId: string | undefined): Promise<void> {
    const answer = await connection
      .send("Network.getResponseBody", { requestId }, sessionId)
      .catch(ignoreGone);
    if (answer === undefined) return;
    const body = Buffer.from(answer.body, answer.base64Encoded ? "base64" : "utf8");
    totalBytes += body.length;
    const sha256 = createHash("sha256").update(body).digest("hex");
    await evidence.writeFile(`${EVIDENCE_FILES.scripts}/${sha256}.js`, body);
    kept.push({ url, sha256 });
  }

  connection.listen((event) => {
    if (event.method === "Network.responseReceived" && event.params.type === "Script") {
      urls.set(event.params.requestId, event.params.response.url);
    } else if (event.method === "Network.loadingFinished") {
      const { requestId } = event.params;
      const url = urls.get(requestId);
      if (url === undefined || totalBytes > MAX_TOTAL_BYTES) return;
      urls.delete(requestId);
      const keeping = keep(url, requestId, event.sessionId).finally(() => pending.delete(keeping));
      pending.add(keeping);
    }
  }, lifetime);

  return async () => {
    await waitAtMost(Promise.all(pending), DEADLINE_MS);
    return [...kept];
  };
}
