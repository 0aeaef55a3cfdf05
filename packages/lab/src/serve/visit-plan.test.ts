import { CHANNEL_DRIVERS } from "@hushport/channels";
import { expect, test } from "vitest";
import { REBOUND_NAME } from "../plan/lab-spellings.ts";
import { createVisitPlan, describeVisit } from "./visit-plan.ts";

test("createVisitPlan() compares the channels that people know, each against four states of a port", () => {
  const cells = createVisitPlan("machine").plan.groups.flat();
  const main = cells.filter(({ section }) => section === "channels");
  expect(new Set(main.map(({ driver }) => driver.id))).toEqual(
    new Set([
      "event-source",
      "fetch-https",
      "fetch-no-cors",
      "iframe",
      "image",
      "script",
      "webrtc-turn-tcp",
      "websocket",
      "websocket-tls",
      "xhr",
    ]),
  );
  for (const { kinds } of main) expect(kinds).toHaveLength(4);
});

test("createVisitPlan() leaves nothing behind in a person's browser and asks no name server", () => {
  const cells = createVisitPlan("machine").plan.groups.flat();
  expect(cells.filter(({ context }) => context === "service-worker" || context === "popup")).toEqual([]);
  expect(cells.filter(({ spelling }) => spelling.text === REBOUND_NAME)).toEqual([]);
  for (const { spelling } of cells) expect(spelling.text).toMatch(/localhost$|^[\d.x:a-f[\]]+$/);
});

test("createVisitPlan() for a page of the internet stays in the document, and says so", () => {
  const { plan, leftOut } = createVisitPlan("internet");
  expect(plan.groups.flat().every(({ context }) => context === "document")).toBe(true);
  expect(leftOut.map(({ what }) => what)).toContain("other contexts");
});

test("describeVisit() names only channels that exist, and counts the probes", () => {
  const { channels, probes } = describeVisit("machine");
  const known = new Set(CHANNEL_DRIVERS.map(({ id }) => id));
  expect(channels.filter((id) => !known.has(id))).toEqual([]);
  expect(probes).toBeGreaterThan(describeVisit("internet").probes);
});
