import { CHANNEL_DRIVERS, PROBE_CONTEXTS } from "@hushport/channels";
import { expect, test } from "vitest";
import { createPlan } from "./create-plan.ts";
import { labSpellings } from "./lab-spellings.ts";

const cellsOf = (options: Parameters<typeof createPlan>[0]) => createPlan(options).plan.groups.flat();

test("labSpellings() has at least 25 different ways to write the address, names among them", () => {
  const texts = labSpellings().map(({ text }) => text);
  expect(new Set(texts).size).toBe(texts.length);
  expect(texts.length).toBeGreaterThanOrEqual(25);
  expect(texts).toEqual(expect.arrayContaining(["127.0.0.1", "localhost", "2130706433", "[::1]", "0.0.0.0"]));
});

test("createPlan() of `full` has every channel in a document, every context and every spelling", () => {
  const cells = cellsOf({ browser: "chromium", preset: "full" });
  const inDocuments = CHANNEL_DRIVERS.filter(({ unavailable }) => unavailable.document === undefined);
  const idsOf = (section: string) => cells.filter((cell) => cell.section === section);
  expect(new Set(idsOf("channels").map(({ driver }) => driver.id))).toEqual(
    new Set(inDocuments.map(({ id }) => id)),
  );
  expect(new Set(idsOf("contexts").map(({ context }) => context)).size).toBe(PROBE_CONTEXTS.length - 1);
  expect(new Set(idsOf("spellings").map(({ spelling }) => spelling.text)).size).toBe(
    labSpellings().length - 1,
  );
});

test("createPlan() gives what disturbs other probes a page of its own", () => {
  const { plan } = createPlan({ browser: "firefox", preset: "full" });
  const crowded = plan.groups.filter(
    (group) => group.length > 1 && group.some(({ driver }) => driver.disturbs !== undefined),
  );
  expect(crowded).toEqual([]);
  expect(plan.groups.flat().some(({ driver }) => driver.disturbs !== undefined)).toBe(true);
});

test("createPlan() of named factors is their product, without what cannot be", () => {
  const { plan, leftOut } = createPlan({
    browser: "firefox",
    channels: ["image", "websocket"],
    contexts: ["document", "dedicated-worker"],
    targetKinds: ["http", "closed"],
    rounds: 2,
  });
  expect(
    plan.groups
      .flat()
      .map(({ driver, context }) => `${driver.id} ${context}`)
      .toSorted(),
  ).toEqual(["image document", "websocket dedicated-worker", "websocket document"]);
  expect(leftOut.map(({ what }) => what)).toEqual(["image in dedicated-worker"]);
});

test.each([
  [{ preset: "huge" }, "there are quick, full"],
  [{ channels: ["telepathy"] }, "there are audio"],
  [{ contexts: ["unknown"] }, "there are document"],
  [{ spellings: ["192.168.0.1"] }, "there are 127.0.0.1"],
  [{ targetKinds: ["wet"] }, "there are http"],
  [{ channels: ["image"], contexts: ["shared-worker"] }, "nothing to measure"],
])("createPlan() refuses %j and says what there is", (wrong, message) => {
  expect(() => createPlan({ browser: "chromium", ...wrong })).toThrow(message);
});
