import { machinesOf } from "../evidence/machine.ts";
import { groupBy, portViews, type PortView } from "../evidence/port-view.ts";
import { createProbingTest } from "../evidence/probing.ts";
import { searchConfidence } from "../evidence/search.ts";
import { isSiteOfNetwork } from "../evidence/site-of-network.ts";
import type { Cell } from "../ledger/cell.ts";
import { channelSet } from "../ledger/transport.ts";
import type { Rule, Scene } from "./rule.ts";
import { scanClaim } from "./scan-claim.ts";

/** Two is a device and its spare address; three is a search. */
const MIN_DEVICES = 3;

/** Above the devices that one page of a home network shows. */
const MIN_DEVICES_AT_HOME = 8;

/** Devices that a page knows answer; those that it looks for mostly do not. */
const MAX_ANSWERS = 0.5;

/** Channels that tell a device by a file that only its maker has: a router's logo, a camera's style sheet. */
const BAIT = channelSet("image", "script", "stylesheet");

/** The same port of many devices: the page looked for what is in the visitor's network. */
export const manyHostsOnePort: Rule = {
  id: "many-hosts-one-port",
  summary: "The page tried one port on many devices of the network.",
  claim: (scene) => {
    const swept = [...groupBy(deviceViews(scene), (view) => view.port).values()].filter((views) =>
      isSweep(views, scene),
    );
    if (swept.length === 0) return [];
    const cells = swept.flat().flatMap((view) => view.cells);
    const deviceCount = new Set(cells.map((cell) => cell.place)).size;
    return [
      scanClaim(
        {
          signature: "many-hosts-one-port",
          cells,
          confidence: searchConfidence(deviceCount),
          because: "it looked for what else is in your network",
        },
        scene.visit,
      ),
    ];
  },
};

/** One view for each port of each device that was only asked whether it is there, or baited. */
function deviceViews({ cells }: Scene): readonly PortView[] {
  const test = createProbingTest(cells);
  return machinesOf(cells)
    .filter(({ kind }) => kind === "device")
    .flatMap((device) => portViews(device.cells.filter((cell) => !isSiteOfNetwork(cell))))
    .filter((view) => test.isProbing(view) || view.cells.some(isBait));
}

function isBait({ channels, script }: Cell): boolean {
  return !script.isMarkup && (channels & BAIT) !== 0;
}

function isSweep(views: readonly PortView[], { visit }: Scene): boolean {
  const isAtHome = views.every((view) => view.cells.every((cell) => visit.isAtHome(cell.script, "local")));
  const answers = views.filter((view) => view.isOpen).length;
  const mostlyAnswered = answers > MAX_ANSWERS * views.length;
  if (isAtHome) return views.length >= MIN_DEVICES_AT_HOME && !mostlyAnswered;
  const areKnown = mostlyAnswered && views.every((view) => view.shapes.size > 0);
  return views.length >= MIN_DEVICES && !areKnown;
}
