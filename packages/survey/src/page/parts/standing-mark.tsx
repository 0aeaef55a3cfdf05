import { assertNever } from "@hushport/core";
import type { Standing } from "../../explorer/standing.ts";
import { STANDING_WORDS } from "../words.ts";

/** How a site stands: a shape, a colour and words, so that none of them has to be seen. */
export function StandingMark({ standing }: { readonly standing: Standing }) {
  return (
    <span class="standing" data-standing={standing}>
      <svg viewBox="0 0 12 12" aria-hidden="true">
        <Shape standing={standing} />
      </svg>
      {STANDING_WORDS[standing]}
    </span>
  );
}

function Shape({ standing }: { readonly standing: Standing }) {
  switch (standing) {
    case "scan":
      return <path class="solid" d="M0.5 0.5 H11.5 V11.5 H0.5 Z" />;
    case "local-access":
      return <path class="solid" d="M6 0 L12 6 L6 12 L0 6 Z" />;
    case "clean":
      return <circle class="line" cx="6" cy="6" r="4.8" />;
    case "failed":
      return <path class="line" d="M1 1 L11 11 M11 1 L1 11" />;
    default:
      return assertNever(standing);
  }
}
