import type { Channel } from "../../probe/channel.ts";
import { CHANNELS } from "../../probe/channel.ts";

/** Families of channels that reach different programs: what a signature is particular about. */
export const TRANSPORTS = ["websocket", "http", "webrtc-tcp", "udp"] as const;

/** Family of channels. */
export type Transport = (typeof TRANSPORTS)[number];

const OTHER_THAN_HTTP: Readonly<Partial<Record<Channel, Transport>>> = {
  websocket: "websocket",
  webtransport: "udp",
  "webrtc-stun": "udp",
  "webrtc-turn-udp": "udp",
  "webrtc-ice-udp": "udp",
  "webrtc-turn-tcp": "webrtc-tcp",
  "webrtc-turns": "webrtc-tcp",
  "webrtc-ice-tcp": "webrtc-tcp",
};

/** What the ledger needs of a channel, looked up once a probe. */
export interface ChannelFacts {
  readonly transport: Transport;
  /** Place of the transport in {@link TRANSPORTS}. */
  readonly index: number;
  /** The channel's bit in a set of channels. */
  readonly bit: number;
}

const FACTS: ReadonlyMap<Channel, ChannelFacts> = new Map(
  CHANNELS.map((channel, position) => {
    const transport = OTHER_THAN_HTTP[channel] ?? "http";
    return [channel, { transport, index: TRANSPORTS.indexOf(transport), bit: 1 << position }];
  }),
);

/** @throws {RangeError} If `channel` is none of {@link CHANNELS}. */
export function channelFacts(channel: Channel): ChannelFacts {
  const facts = FACTS.get(channel);
  if (facts === undefined) throw new RangeError(`Cannot file a probe: unknown channel ${channel}`);
  return facts;
}

/** @returns The set that has exactly these channels, to be compared with a cell's. */
export function channelSet(...channels: readonly Channel[]): number {
  return channels.reduce((set, channel) => set | channelFacts(channel).bit, 0);
}
