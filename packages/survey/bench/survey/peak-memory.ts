import { pssOfTree } from "../../../audit/bench/pss-of-tree.ts";

const SAMPLE_MS = 500;

/** Watches the memory of this process and all below it. `stop()` tells the peak, in MiB of proportional set size. */
export function peakMemory(): { readonly stop: () => number } {
  let peakKib = 0;
  const timer = setInterval(() => (peakKib = Math.max(peakKib, pssOfTree(process.pid))), SAMPLE_MS);
  return {
    stop: () => {
      clearInterval(timer);
      return peakKib / 1024;
    },
  };
}
