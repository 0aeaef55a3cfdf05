import { createRecogniser, type Finding, type Probe } from "@hushport/core";
import type { Recording } from "@hushport/recorder";
import { buildReport } from "./report/build-report.ts";
import type { ReportPort } from "./report/port-schema.ts";
import type { AuditReport } from "./report/schema.ts";
import { createAttribution } from "./tally/attribute-initiator.ts";
import { InitiatorTally } from "./tally/initiator-tally.ts";
import { namePort } from "./tally/name-port.ts";
import { PortTally } from "./tally/port-tally.ts";
import { visitFacts } from "./visit-facts.ts";

/** Judges probes as they come, in bounded memory, and reports at the end. */
export class Analysis {
  readonly #recogniser = createRecogniser();
  readonly #ports = new PortTally(namePort);
  readonly #initiators = new InitiatorTally();

  /** Takes one probe; every probe of a recording must come exactly once. */
  add(probe: Probe): void {
    this.#recogniser.add(probe);
    this.#ports.add(probe);
    this.#initiators.add(probe);
  }

  /** Concludes from all probes that came. */
  report(recording: Recording): AuditReport {
    const findings = this.#recogniser.findings(visitFacts(recording));
    return buildReport(recording, {
      findings,
      ports: nameAsFound(this.#ports.list(), findings),
      initiators: this.#initiators.list().map(createAttribution(recording)),
    });
  }
}

/** A signature knows better than the catalogue which program was meant: it has seen the whole set of ports. */
function nameAsFound(ports: readonly ReportPort[], findings: readonly Finding[]): readonly ReportPort[] {
  const known = new Map(
    findings.flatMap((finding) => finding.ports.map((port) => [`${port.space} ${port.port}`, port] as const)),
  );
  return ports.map((port) => {
    const found = known.get(`${port.space} ${port.port}`);
    if (found === undefined || found.program === null || found.program === port.program) return port;
    return Object.assign({}, port, {
      program: found.program,
      alternatives: found.alternatives,
      category: null,
    });
  });
}
