import type { AddressSpace } from "../../address/address-space.ts";
import { addressSpace } from "../../address/host-space.ts";
import { parseHost } from "../../address/host.ts";
import type { Probe } from "../../probe/probe.ts";

/**
 * Where probes went. `machine`: the visitor's own, under any of its addresses and reserved names. `device`: one address
 * or local name of the network. `name`: a public name that led to the visitor's own machine. `crowd`: everything of an
 * address space that came after the ledger was full.
 */
export type PlaceKind = "machine" | "device" | "name" | "crowd";

/** One target of probes. */
export interface Place {
  readonly kind: PlaceKind;
  readonly index: number;
  readonly space: AddressSpace;
  /** Address or name, for a reader. */
  readonly label: string;
  /** Addresses that a `name` stood for. */
  readonly addresses: Set<string>;
}

/** Finds the place of a probe, the same for every spelling and alias of one machine. */
export interface PlaceBook {
  readonly find: (probe: Probe) => Place;
  /** The place of probes that a full ledger no longer tells apart. */
  readonly crowd: (space: AddressSpace) => Place;
}

/** Above the addresses of any name. */
const MAX_ADDRESSES = 16;

/** A /16 network and some names; a page that makes up more only loses the shortcut. */
const MAX_SHORTCUTS = 70_000;

/** Starts an empty book of at most `maxPlaces` places, and one crowd for each address space. */
export function createPlaceBook(maxPlaces: number): PlaceBook {
  const places = new Map<string, Place>();
  const shortcuts = new Map<string, { address: string | null; place: Place }>();

  function open(key: string, fields: Omit<Place, "index" | "addresses">): Place {
    const known = places.get(key);
    if (known !== undefined) return known;
    if (places.size >= maxPlaces && fields.kind !== "crowd") return crowd(fields.space);
    const place = { ...fields, index: places.size, addresses: new Set<string>() };
    places.set(key, place);
    return place;
  }

  function crowd(space: AddressSpace): Place {
    return open(`crowd ${space}`, { kind: "crowd", space, label: "" });
  }

  function look({ host, address, space }: Probe): Place {
    if (space === "local") {
      const label = address ?? host;
      return open(`device ${label}`, { kind: "device", space, label });
    }
    if (addressSpace(host) !== "public" || parseHost(host)?.kind !== "name") {
      return open("machine", { kind: "machine", space, label: "" });
    }
    const place = open(`name ${host}`, { kind: "name", space, label: host });
    if (address !== null && place.addresses.size < MAX_ADDRESSES) place.addresses.add(address);
    return place;
  }

  return {
    crowd,
    find: (probe) => {
      const shortcut = shortcuts.get(probe.host);
      if (shortcut !== undefined && shortcut.address === probe.address) return shortcut.place;
      const place = look(probe);
      if (shortcuts.size >= MAX_SHORTCUTS) shortcuts.clear();
      shortcuts.set(probe.host, { address: probe.address, place });
      return place;
    },
  };
}
