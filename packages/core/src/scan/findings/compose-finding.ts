import type { Claim } from "../claim.ts";
import type { Finding } from "../finding.ts";
import { mergeProofs } from "../ledger/proof.ts";
import { findingPorts } from "./finding-ports.ts";
import { sentenceOf } from "./sentence.ts";

/** Puts a claim into the shape of a report. */
export function composeFinding(claim: Claim): Finding {
  const ports = findingPorts(claim);
  return {
    kind: claim.kind,
    signature: claim.signature,
    vendor: claim.vendor,
    ...(claim.tenant !== undefined && { tenant: claim.tenant }),
    purpose: claim.purpose,
    confidence: Math.round(claim.confidence * 1_000) / 1_000,
    sentence: sentenceOf(claim, ports),
    ports: ports.map(({ port, space, program, alternatives }) => ({ port, space, program, alternatives })),
    probes: mergeProofs(claim.cells.map((cell) => cell.proof)),
    probeCount: claim.cells.reduce((sum, cell) => sum + cell.count, 0),
  };
}
