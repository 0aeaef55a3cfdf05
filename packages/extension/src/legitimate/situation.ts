import type { LegitimateLab } from "./fixtures/legitimate-lab.ts";

/** Something that people and their programs do, and that a guard must not break. */
export interface Situation {
  /** What holds, as a sentence. */
  readonly name: string;
  /** Engines in which a driver can bring it about; all, unless given. */
  readonly engines?: readonly ("chromium" | "firefox")[];
  /** Brings it about in a guarded browser, and expects that it goes as in a bare one. */
  readonly check: (open: LegitimateLab) => Promise<void>;
}
