import type { ComponentType } from "preact";
import type { PageInput } from "./page-input.ts";

/** One part of the report: one file in `sections`, one line in `sections/index.ts`. */
export interface Section {
  readonly id: string;
  readonly title: string;
  /** Whether there is anything to show. */
  readonly isShown: (input: PageInput) => boolean;
  readonly Content: ComponentType<PageInput>;
}
