import { assertNever, type PortState } from "@hushport/core";
import { STATE_WORDS } from "../words.ts";

/** What a port did, by shape and in words, so that it never rests on colour alone. */
export function StateMark({ state }: { readonly state: PortState }) {
  return (
    <span class="state" data-state={state}>
      <svg viewBox="0 0 12 12" aria-hidden="true">
        <Shape state={state} />
      </svg>
      {STATE_WORDS[state]}
    </span>
  );
}

function Shape({ state }: { readonly state: PortState }) {
  switch (state) {
    case "open":
      return <circle cx="6" cy="6" r="5" class="solid" />;
    case "closed":
      return <path d="M2 2 L10 10 M10 2 L2 10" class="line" />;
    case "filtered":
      return <path d="M1 6 H11" class="line dashed" />;
    case "unknown":
      return <circle cx="6" cy="6" r="4" class="line" />;
    default:
      return assertNever(state);
  }
}
