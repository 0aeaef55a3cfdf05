import { expect, test } from "vitest";
import { buildCell, type BuiltCell } from "../fixtures/build-cell.ts";
import { buildReport } from "../fixtures/build-report.ts";
import type { LabCell } from "../report/cell-schema.ts";
import { compareReports } from "./compare-reports.ts";

const compare = (before: readonly BuiltCell[], after: readonly BuiltCell[]) =>
  compareReports(buildReport({ cells: before.map(buildCell) }), buildReport({ cells: after.map(buildCell) }));

test("compareReports() of a report with itself names nothing", () => {
  const cells = [{ accuracy: 0.5 }, { channel: "image", accuracy: 1, within: 0.1 }];
  expect(compare(cells, cells)).toEqual({
    worse: [],
    better: [],
    compared: 2,
    incomparable: [],
    conditions: [],
  });
});

test("compareReports() leaves alone a change that chance explains", () => {
  const { worse, better } = compare(
    [{ accuracy: 0.55 }],
    [{ accuracy: 0.65, reach: { reached: 19, of: 20 } }],
  );
  expect([...worse, ...better]).toEqual([]);
});

test("compareReports() names a cell in which pages can suddenly tell ports apart as worse, and the reverse as better", () => {
  const quiet = { accuracy: 0.5 };
  const loud = { accuracy: 1, within: 0.1 };
  const { worse } = compare([quiet], [loud]);
  expect(worse).toMatchObject([
    { channel: "fetch-no-cors", direction: "worse", reason: "closed and http told apart: 50 % → 100 %" },
  ]);
  expect(compare([loud], [quiet])).toMatchObject({ worse: [], better: [{ direction: "better" }] });
});

test("compareReports() names a cell whose probes arrive no more as better", () => {
  const { better, worse } = compare([{}], [{ reach: { reached: 0, of: 20 } }]);
  expect(worse).toEqual([]);
  expect(better).toMatchObject([{ reason: "open ports reached: 20 of 20 → 0 of 20" }]);
});

test("compareReports() names what eight probes show of what arrives beside hundreds of cells that did not change", () => {
  const same = Array.from({ length: 300 }, (_, place) => ({ channel: `channel-${place}`, accuracy: 0.6 }));
  const [few, none] = [
    { channel: "websocket", reach: { reached: 8, of: 8 } },
    { channel: "websocket", reach: { reached: 0, of: 8 } },
  ];
  expect(compare([...same, none], [...same, few]).worse).toMatchObject([
    { channel: "websocket", reason: "open ports reached: 0 of 8 → 8 of 8" },
  ]);
});

test("compareReports() names a channel that a browser gains and that leaks as worse, and the reverse as better", () => {
  const missing: LabCell = {
    ...buildCell(),
    verdict: { kind: "not-available", reason: "unsupported" },
    pairs: [],
    reach: { reached: 0, of: 0 },
  };
  const leaking: LabCell = {
    ...buildCell(),
    verdict: {
      kind: "leaks",
      oracles: [{ oracle: "time", states: ["closed", "http"], adjustedPValue: 0.001 }],
    },
  };
  const compareOne = (before: LabCell, after: LabCell) =>
    compareReports(buildReport({ cells: [before] }), buildReport({ cells: [after] }));
  expect(compareOne(missing, leaking)).toMatchObject({
    worse: [{ channel: "fetch-no-cors", reason: "unsupported → leaks" }],
    better: [],
  });
  expect(compareOne(leaking, missing).better).toHaveLength(1);
  expect(compareOne(missing, buildCell())).toMatchObject({
    worse: [],
    incomparable: ["fetch-no-cors in document to 127.0.0.1: not available before"],
  });
  expect(compareOne(missing, missing)).toMatchObject({
    worse: [],
    better: [],
    incomparable: [],
    compared: 0,
  });
});

test("compareReports() asks for more before it names one of many cells", () => {
  const channels = Array.from({ length: 200 }, (_, place) => `channel-${place}`);
  const before = channels.map((channel) => ({ channel, accuracy: 0.5 }));
  const after = channels.map((channel, place) => ({ channel, accuracy: place === 0 ? 0.78 : 0.5 }));
  expect(compare(before.slice(0, 1), after.slice(0, 1)).worse).toHaveLength(1);
  expect(compare(before, after).worse).toEqual([]);
});

test("compareReports() lists cells that only one report has, and what else is different", () => {
  const before = buildReport({ cells: [buildCell({ channel: "image" })], permission: "off" });
  const after = buildReport({ cells: [buildCell({ channel: "script" })] });
  const { incomparable, conditions } = compareReports(before, after);
  expect(incomparable).toEqual([
    "script in document to 127.0.0.1: only after",
    "image in document to 127.0.0.1: only before",
  ]);
  expect(conditions).toEqual(["permission: off → denied"]);
});
