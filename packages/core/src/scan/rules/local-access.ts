import { machinesOf } from "../evidence/machine.ts";
import type { Rule } from "./rule.ts";

/** Above the devices that a reader wants a finding for each; more are told together. */
const MAX_DEVICES = 20;

/** Whatever nothing else explains: the page reached into this machine or its network. */
export const localAccess: Rule = {
  id: "local-access",
  summary: "The page reached for this computer or its network.",
  claim: ({ cells }) => {
    const machines = machinesOf(cells);
    const groups = machines.length > MAX_DEVICES ? [cells] : machines.map((machine) => machine.cells);
    return groups.map((own) => ({
      kind: "local-access",
      signature: "local-access",
      vendor: null,
      purpose: "unknown",
      confidence: 0.5,
      cells: own,
      sentence: { kind: "tried", because: "nothing says what for" },
    }));
  },
};
