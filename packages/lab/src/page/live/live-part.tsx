import { useMemo } from "preact/hooks";
import type { LabObservation } from "../../report/observation-schema.ts";
import { channelWords } from "../channel-words.ts";
import { useDrawing } from "../drawing.ts";
import { drawStrip } from "../draw-strip.ts";
import { summariseLive } from "./summarise-live.ts";

/** What is measured, while it is measured: one row for each channel. */
export function LivePart({ observations }: { readonly observations: readonly LabObservation[] }) {
  const document = useDrawing();
  // Drawn once for each block, and never while a probe is timed.
  return useMemo(() => {
    const { channels, elsewhere } = summariseLive(observations);
    if (channels.length === 0) return null;
    return (
      <section class="part" aria-labelledby="live">
        <h2 id="live">As it comes in</h2>
        <div>
          <p class="soft">
            One dot for each probe: how long the page waited until it was told. A cross: it was told nothing.
            Rows of one channel that look different are what a page can use.
          </p>
          <div class="scroll" tabIndex={0} role="region" aria-label="Measurements so far">
            <table class="live">
              <thead>
                <tr>
                  <th scope="col">Channel</th>
                  <th scope="col">Median wait</th>
                  <th scope="col">Every probe</th>
                </tr>
              </thead>
              <tbody>
                {channels.map(({ channel, probes, medians, own }) => (
                  <tr key={channel}>
                    <th scope="row">
                      {channelWords(channel)}
                      <div class="soft">{`${probes} probes`}</div>
                    </th>
                    <td>
                      <ul class="plain">
                        {medians.map(({ kind, words }) => (
                          <li key={kind}>{`${kind}: ${words}`}</li>
                        ))}
                      </ul>
                    </td>
                    <td>
                      <div
                        role="img"
                        aria-label={`Times of ${channelWords(channel)}: ${medians.map(({ kind, words }) => `${kind} ${words}`).join(", ")}`}
                        dangerouslySetInnerHTML={{ __html: drawStrip(document, own) }}
                      />
                    </td>
                  </tr>
                ))}
              </tbody>
            </table>
          </div>
          {elsewhere.probes > 0 && (
            <p class="soft">{`And ${elsewhere.probes} probes from frames and workers, or with the address written differently: ${elsewhere.arrived} of ${elsewhere.open} at open ports arrived.`}</p>
          )}
        </div>
      </section>
    );
  }, [observations, document]);
}
