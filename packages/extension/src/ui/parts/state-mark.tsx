/** What a sentence is about, by shape first: a triangle, a check, a hollow ring, a stroke. */
export type StateKind = "blocked" | "quiet" | "allowed" | "off" | "asked";

const SHAPES: Readonly<Record<StateKind, string>> = {
  blocked: "M8 1.5 L15.2 14.5 H0.8 Z",
  quiet: "M2 8.5 L6.2 12.8 L14 3.6",
  allowed: "M3 8 H13 M9 4 L13 8 L9 12",
  off: "M2.5 13.5 L13.5 2.5",
  asked: "M8 1.8 A6.2 6.2 0 1 0 8.01 1.8 Z M8 4.8 V8.8 M8 10.8 V11.6",
};

/** The shape beside a sentence. */
export function StateMark({ kind }: { readonly kind: StateKind }) {
  return (
    <svg class="state-mark" viewBox="0 0 16 16" aria-hidden="true">
      <path d={SHAPES[kind]} data-filled={kind === "blocked"} />
    </svg>
  );
}
