import type { AuditReport } from "../report/schema.ts";

/** What `report.html` is made from. */
export interface PageInput {
  readonly report: AuditReport;
  /** Screenshot as a `data:` URL, or `null` when there is none or it is too large to carry. */
  readonly screenshotUrl: string | null;
}

/** Makes a whole HTML document. Implemented by the bundle in `dist-page`. */
export type RenderPage = (input: PageInput) => string;
