import type { PortState, Reach } from "@hushport/core";
import { CONNECTED_STEP, describeReach, REACH_STEPS } from "../describe-reach.ts";

/** How far an attempt got, as filled steps and in words. The steps repeat the words, so only the words are read aloud. */
export function ReachMeter(attempt: { readonly reach: Reach; readonly state: PortState }) {
  const { step: filled, words } = describeReach(attempt);
  return (
    <span class="reach">
      <svg
        class="reach-steps"
        viewBox={`0 0 ${REACH_STEPS * 8} 10`}
        aria-hidden="true"
        data-far={filled >= CONNECTED_STEP}
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
      {words}
    </span>
  );
}
