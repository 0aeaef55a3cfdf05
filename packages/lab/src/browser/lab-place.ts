import {
  addressesOf,
  createLabNetwork,
  HOST_NETWORK,
  IsolationError,
  LAB_NETWORK_NAMES,
  PUBLIC_ADDRESS,
  type LabNetwork,
  type LanHost,
  type Network,
  type ReadPacketCounts,
} from "@hushport/testbed";
import type { LabNetworkKind } from "../plan/lab-spellings.ts";
import { LAN_RECORDS } from "../plan/lan-spellings.ts";
import type { LeftOut } from "../report/schema.ts";
import { LAB_NAMES } from "./lab-names.ts";

/** Where a run takes place: which network its targets, its server and its browser are in. */
export interface LabPlace extends AsyncDisposable {
  readonly id: LabNetworkKind;
  /** For targets. */
  readonly network: Network;
  /** For the server of the lab's pages: it is found at a public address where there is one. */
  readonly serverNetwork: Network;
  /** Counts what the browser sends, where nobody else sends anything. */
  readonly packets: ReadPacketCounts | undefined;
  /** Where programs are to be started; this machine's own network when `undefined`. */
  readonly inside: LabNetwork | undefined;
}

const HOST_PLACE: LabPlace = {
  id: "host",
  network: HOST_NETWORK,
  serverNetwork: HOST_NETWORK,
  packets: undefined,
  inside: undefined,
  [Symbol.asyncDispose]: () => Promise.resolve(),
};

/** The lab's pages are of the public internet inside, and only the rebound name leads to this machine. */
const RECORDS = [
  ...LAB_NETWORK_NAMES,
  ...LAN_RECORDS,
  addressesOf(LAB_NAMES.page, PUBLIC_ADDRESS),
  addressesOf(LAB_NAMES.other, PUBLIC_ADDRESS),
  addressesOf(LAB_NAMES.rebound, "127.0.0.1"),
];

/** Makes the network that is wanted. Where that is impossible, the run takes place here without what needs it. */
export async function openLabPlace(
  wanted: LabNetworkKind,
  {
    signal,
    leaveOut,
    hosts,
  }: {
    readonly signal: AbortSignal;
    readonly leaveOut: (entry: LeftOut) => void;
    /** Other hosts than the testbed's; a public one must be among them. */
    readonly hosts?: readonly LanHost[];
  },
): Promise<LabPlace> {
  if (wanted === "host") return HOST_PLACE;
  try {
    const inside = await createLabNetwork({
      records: RECORDS,
      signal,
      ...(hosts === undefined ? {} : { hosts }),
    });
    const { network, packets } = inside;
    return {
      id: "namespace",
      network,
      // Whoever asks for a loopback port gets one of the public site: the lab's server knows no other place.
      serverNetwork: { ...network, listen: (_host, port) => network.listen(PUBLIC_ADDRESS, port) },
      packets,
      inside,
      [Symbol.asyncDispose]: () => inside.close(),
    };
  } catch (error) {
    if (!(error instanceof IsolationError)) throw error;
    leaveOut({ what: "hosts of a local network, and a network of the run's own", reason: error.message });
    return HOST_PLACE;
  }
}
