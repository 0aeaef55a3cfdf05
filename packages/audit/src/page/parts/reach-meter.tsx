import type { Reach } from "@hushport/core";
import { REACH_STEP, REACH_STEPS, REACH_WORDS } from "../words.ts";

/** How far a probe got, as filled steps and in words. The steps repeat the words, so only the words are read aloud. */
export function ReachMeter({ reach }: { readonly reach: Reach }) {
  const filled = REACH_STEP[reach];
  return (
    <span class="reach">
      <svg
        class="reach-steps"
        viewBox={`0 0 ${REACH_STEPS * 8} 10`}
        aria-hidden="true"
        data-far={filled >= 3}
      >
        {Array.from({ length: REACH_STEPS }, (_, step) => (
          <rect
            key={step}
            class={step < filled ? "on" : "off"}
            x={step * 8 + 0.5}
            y="2"
            width="6"
            height="6"
          />
        ))}
      </svg>
      {REACH_WORDS[reach]}
    </span>
  );
}
