import { expect, test } from "vitest";
import { buildObservation } from "../../fixtures/build-observation.ts";
import { summariseLive } from "./summarise-live.ts";

test("summariseLive() gives medians by kind of port, and none where most probes were told nothing", () => {
  const { channels } = summariseLive([
    buildObservation({ durationMs: 2 }),
    buildObservation({ durationMs: 4 }),
    buildObservation({ targetKind: "filtered", portState: "filtered", durationMs: null }),
    buildObservation({ targetKind: "filtered", portState: "filtered", durationMs: null }),
    buildObservation({ targetKind: "filtered", portState: "filtered", durationMs: 9 }),
    buildObservation({ channel: "event-source" }),
  ]);
  expect(channels.map(({ channel, probes, medians }) => ({ channel, probes, medians }))).toEqual([
    { channel: "event-source", probes: 1, medians: [{ kind: "web server", words: "3.0 ms" }] },
    {
      channel: "fetch-no-cors",
      probes: 5,
      medians: [
        { kind: "web server", words: "3.0 ms" },
        { kind: "filtered", words: "no answer" },
      ],
    },
  ]);
});

test("summariseLive() counts what arrives from elsewhere apart", () => {
  const elsewhere = { section: "contexts", context: "shared-worker" } as const;
  const { channels, elsewhere: counted } = summariseLive([
    buildObservation(elsewhere),
    buildObservation({ ...elsewhere, connections: 0 }),
    buildObservation({ ...elsewhere, portState: "closed", connections: 0 }),
  ]);
  expect(channels).toEqual([]);
  expect(counted).toEqual({ probes: 3, open: 2, arrived: 1 });
});
