import { CHANNEL_DRIVERS, PROBE_CONTEXTS, type ChannelDriver, type ProbeContext } from "@hushport/channels";
import { answeringKind, kindsFor } from "./target-kinds.ts";
import { labSpellings, PLAIN_SPELLING, type LabNetworkKind, type LabSpelling } from "./lab-spellings.ts";
import { HOST_KINDS } from "./host-kinds.ts";
import { LAN_SPELLINGS } from "./lan-spellings.ts";
import type { PlannedCell, PlannedKind } from "./probe-plan.ts";

/** Names of presets. */
export const PRESETS = ["quick", "full"] as const;

/** Name of a preset. */
export type Preset = (typeof PRESETS)[number];

/** How much a preset measures. */
interface Extent {
  /** Channels compared in a document. */
  readonly channels: readonly string[];
  /** Of those, channels for which every kind of target is opened. */
  readonly allKinds: readonly string[];
  /** Channels by which contexts and spellings are tried for reach. */
  readonly reach: readonly string[];
  readonly rounds: number;
  readonly reachRounds: number;
  readonly spellings: "few" | "all";
  /** Channels by which hosts of a local network are tried, where the run has one. */
  readonly hosts: readonly string[];
  readonly hostSpellings: number;
}

const REPRESENTATIVE = [
  "event-source",
  "fetch-https",
  "fetch-no-cors",
  "iframe",
  "image",
  "link-preconnect",
  "script",
  "speculation-prefetch",
  "webrtc-turn-tcp",
  "websocket",
  "websocket-tls",
  "xhr",
];

const EXTENTS: Readonly<Record<Preset, Extent>> = {
  quick: {
    channels: REPRESENTATIVE,
    allKinds: [],
    reach: ["websocket", "fetch-no-cors"],
    rounds: 4,
    reachRounds: 1,
    spellings: "few",
    hosts: ["fetch-https", "fetch-no-cors", "webrtc-turn-tcp", "websocket", "websocket-tls"],
    hostSpellings: 1,
  },
  full: {
    channels: CHANNEL_DRIVERS.map(({ id }) => id),
    allKinds: ["websocket", "fetch-no-cors", "event-source", "image"],
    reach: ["websocket", "fetch-no-cors"],
    rounds: 5,
    // For reach: a verdict on leaks would need three rounds beside so many cells, and no engine may take over twenty minutes.
    reachRounds: 2,
    spellings: "all",
    hosts: [...REPRESENTATIVE, "webrtc-stun", "webrtc-turn-udp"],
    hostSpellings: LAN_SPELLINGS.length,
  },
};

/** One spelling of each family, for a look. */
const FEW_SPELLINGS: ReadonlySet<string> = new Set([
  "2130706433",
  "0x7f000001",
  "[::ffff:7f00:1]",
  "localhost",
  "any.name.localhost",
  "rebound.test",
  "127.0.0.2",
  "0.0.0.0",
  "[::1]",
]);

/** Probes in a round of what answers at once. */
const QUICK_KIND_COUNT = 4;

/** Probes in a round of what holds up everything until the deadline. */
export const HANGING_KIND_COUNT = 2;

/** Channels that a page of the internet may use for a local network: what is not encrypted is mixed content there. */
const NOTATION_CHANNELS = ["fetch-https", "websocket-tls"];

/** What may differ from the preset. */
export interface PresetOptions {
  readonly rounds?: number;
  readonly network?: LabNetworkKind;
}

/** Cells of one preset, with its rounds or those given. */
export function presetCells(
  preset: Preset,
  { rounds, network = "host" }: PresetOptions = {},
): readonly PlannedCell[] {
  const usual = EXTENTS[preset];
  const extent = rounds === undefined ? usual : { ...usual, rounds, reachRounds: rounds };
  const cells = [...channelCells(extent), ...contextCells(extent), ...spellingCells(extent)];
  return network === "host" ? cells : [...cells, ...hostCells(extent)];
}

/** The first spelling is measured like a channel of its own, the others by few channels: does their notation matter? */
function hostCells({ hosts, hostSpellings, rounds, reachRounds }: Extent): readonly PlannedCell[] {
  return LAN_SPELLINGS.slice(0, hostSpellings).flatMap((spelling, place) =>
    driversOf(place === 0 ? hosts : NOTATION_CHANNELS).map((driver): PlannedCell => {
      const isBrief = driver.heldBackMs !== undefined || driver.isExclusive === true;
      return {
        section: "hosts",
        driver,
        context: "document",
        spelling,
        kinds: [
          ...pairOfKinds(driver, isBrief ? 2 : QUICK_KIND_COUNT),
          ...HOST_KINDS.map((kind) => ({ kind, perRound: HANGING_KIND_COUNT })),
        ],
        rounds: isBrief ? 2 : place === 0 ? rounds : Math.min(rounds, reachRounds),
      };
    }),
  );
}

function channelCells({ channels, allKinds, rounds }: Extent): readonly PlannedCell[] {
  return driversOf(channels)
    .filter(({ unavailable }) => unavailable.document === undefined)
    .map((driver) => {
      const isSilent = driver.observes.includes("nothing");
      // What shows a page nothing is measured for reach alone, and what is held back for seconds is tried a few times.
      const isBrief = driver.heldBackMs !== undefined || driver.isExclusive === true;
      return {
        section: "channels",
        driver,
        context: "document",
        spelling: PLAIN_SPELLING,
        kinds: isBrief || isSilent ? pairOfKinds(driver, isBrief ? 1 : 4) : comparedKinds(driver, allKinds),
        rounds: isBrief || isSilent ? 2 : rounds,
      };
    });
}

function comparedKinds(driver: ChannelDriver, allKinds: readonly string[]): readonly PlannedKind[] {
  const compared: readonly PlannedKind[] = [
    ...pairOfKinds(driver, QUICK_KIND_COUNT),
    { kind: "silent", perRound: HANGING_KIND_COUNT },
    { kind: "filtered", perRound: HANGING_KIND_COUNT },
  ];
  if (!allKinds.includes(driver.id)) return compared;
  const rest = kindsFor(driver).filter((kind) => !compared.some((known) => known.kind === kind));
  return [...compared, ...rest.map((kind) => ({ kind, perRound: HANGING_KIND_COUNT }))];
}

function contextCells({ reach, reachRounds }: Extent): readonly PlannedCell[] {
  return PROBE_CONTEXTS.filter((context) => context !== "document").flatMap((context) =>
    driversOf(reach)
      .filter(({ unavailable }) => unavailable[context] === undefined)
      .map((driver) => reachCell("contexts", driver, { context, rounds: reachRounds })),
  );
}

function spellingCells({ reach, reachRounds, spellings }: Extent): readonly PlannedCell[] {
  return labSpellings()
    .filter(({ text }) => text !== PLAIN_SPELLING.text && (spellings === "all" || FEW_SPELLINGS.has(text)))
    .flatMap((spelling) =>
      driversOf(reach).map((driver) =>
        reachCell("spellings", driver, { context: "document", rounds: reachRounds, spelling }),
      ),
    );
}

interface ReachCell {
  readonly context: ProbeContext;
  readonly rounds: number;
  readonly spelling?: LabSpelling;
}

function reachCell(
  section: PlannedCell["section"],
  driver: ChannelDriver,
  { context, rounds, spelling = PLAIN_SPELLING }: ReachCell,
): PlannedCell {
  return { section, driver, context, spelling, kinds: pairOfKinds(driver, 4), rounds };
}

function pairOfKinds(driver: ChannelDriver, perRound: number): readonly PlannedKind[] {
  return [
    { kind: answeringKind(driver), perRound },
    { kind: "closed", perRound },
  ];
}

function driversOf(ids: readonly string[]): readonly ChannelDriver[] {
  return CHANNEL_DRIVERS.filter(({ id }) => ids.includes(id));
}
