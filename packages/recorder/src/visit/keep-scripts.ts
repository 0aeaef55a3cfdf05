import { createHash } from "node:crypto";
import type { Connection } from "../cdp/connection.ts";
import { ignoreGone } from "../cdp/ignore-gone.ts";
import { EVIDENCE_FILES, type EvidenceWriter } from "../evidence/writer.ts";
import { waitAtMost } from "../process/wait.ts";
import type { RanScript } from "../recording.ts";

/** A script of the visit, and where its body can be asked for. */
export interface SeenScript {
  readonly url: string;
  readonly requestId: string;
  readonly sessionId: string | undefined;
}

/** All bodies together may take this long; a page that answers needs a fraction. */
const DEADLINE_MS = 5_000;

/** Bodies kept of one visit; beyond it only addresses. */
const MAX_TOTAL_BYTES = 20_000_000;

/** Writes the body of each script into the evidence, under the name of its hash. Bodies that are gone are left out. */
export async function keepScripts(
  connection: Connection,
  scripts: readonly SeenScript[],
  evidence: EvidenceWriter,
): Promise<RanScript[]> {
  const kept: RanScript[] = [];
  const endMs = Date.now() + DEADLINE_MS;
  let totalBytes = 0;
  for (const { url, requestId, sessionId } of scripts) {
    const leftMs = endMs - Date.now();
    if (leftMs <= 0 || totalBytes > MAX_TOTAL_BYTES) break;
    const answer = await waitAtMost(
      connection.send("Network.getResponseBody", { requestId }, sessionId).catch(ignoreGone),
      leftMs,
    );
    if (answer === undefined) continue;
    const body = Buffer.from(answer.body, answer.base64Encoded ? "base64" : "utf8");
    const sha256 = createHash("sha256").update(body).digest("hex");
    totalBytes += body.length;
    await evidence.writeFile(`${EVIDENCE_FILES.scripts}/${sha256}.js`, body);
    kept.push({ url, sha256 });
  }
  return kept;
}
