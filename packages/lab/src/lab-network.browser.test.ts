import { canIsolate } from "@hushport/testbed";
import { describe, expect, test } from "vitest";
import { findWebkit } from "./browser/find-webkit.ts";
import { LAB_ENGINES, type LabEngine } from "./browser/lab-engine.ts";
import { LabBrowserError } from "./errors.ts";
import type { LabOptions } from "./lab-options.ts";
import { runLab } from "./run-lab.ts";

/** Every state of a host and of a port, once in each round. */
const TINY = {
  permission: "off",
  network: "namespace",
  channels: ["websocket-tls"],
  spellings: ["192.168.77.x"],
  targetKinds: ["https", "closed", "refusing-host", "dead-host"],
  rounds: 1,
} as const satisfies Omit<LabOptions, "browser">;

const isolation = await canIsolate();

function isMissing(engine: LabEngine): boolean {
  if (engine !== "webkit") return false;
  try {
    findWebkit();
    return false;
  } catch (error) {
    if (error instanceof LabBrowserError) return true;
    throw error;
  }
}

describe.each(LAB_ENGINES)("runLab() of %s in a namespace", (browser) => {
  test("sees which probes of a local network leave the browser, and which arrive", async () => {
    if (isMissing(browser)) {
      await expect(runLab({ browser, ...TINY })).rejects.toThrow("webkit2gtk-driver");
      return;
    }
    const report = await runLab({ browser, ...TINY });
    if (isolation.kind === "impossible") {
      expect(report.options.network).toBe("host");
      expect(report.leftOut).toContainEqual({ what: expect.any(String), reason: expect.any(String) });
      return;
    }
    expect(report).toMatchObject({ outcome: "complete", leftOut: [], options: { network: "namespace" } });
    expect(report.browser.version).toMatch(/^\d/);
    const [cell] = report.cells;
    expect(
      cell?.states.map(({ targetKind, samples, sent, contacted }) => [
        targetKind,
        sent === samples,
        contacted > 0,
      ]),
    ).toEqual([
      ["closed", true, false],
      ["dead-host", true, false],
      ["https", true, true],
      ["refusing-host", true, false],
    ]);
  });
});
