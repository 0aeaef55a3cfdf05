import type { PageInput } from "../page-input.ts";
import { formatInstant, hostOf } from "../format.ts";
import { Foreign } from "./text.tsx";

/** Whose page this is about, when, and who says so. */
export function Masthead({ report }: Pick<PageInput, "report">) {
  return (
    <header class="masthead">
      <p class="brand">
        <svg viewBox="0 0 28 20" aria-hidden="true">
          <path d="M2 18 V9 a6 6 0 0 1 12 0 V18 M14 18 V9 a6 6 0 0 1 12 0 V18 M0 18.5 H28" />
          <circle cx="8" cy="9.5" r="1.6" />
        </svg>
        Hushport audit
      </p>
      <p class="subject">
        <Foreign>{hostOf(report.finalUrl) ?? hostOf(report.url) ?? report.url}</Foreign>
      </p>
      <p class="when">
        <time datetime={report.startedAt}>{formatInstant(report.startedAt)}</time>
        <br />
        <Foreign>{`${report.browser.name} ${report.browser.version}`}</Foreign>
      </p>
    </header>
  );
}
