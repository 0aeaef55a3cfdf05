import { closestSpace, moreLocal, type AddressSpace } from "@hushport/core";
import type { Resolution } from "../resolution.ts";

/** Where an endpoint is, for this visit. */
export interface Place {
  readonly space: AddressSpace;
  /** Address that the host stood for; `null` if it was never resolved. */
  readonly address: string | null;
}

/** Decides which endpoints of a visit are local, with the names that it mapped and the site's own address left out. */
export class Locality {
  readonly #declaredPublic: ReadonlySet<string>;
  readonly #ownEndpoint: string | undefined;
  readonly #addressesOf: (host: string) => readonly string[];
  readonly #spaces = new Map<string, AddressSpace>();

  constructor(options: {
    readonly resolutions: readonly Resolution[];
    /** Host and port of the page that was asked for: a page may talk to its own server wherever that is. */
    readonly ownEndpoint: { readonly host: string; readonly port: number } | undefined;
    /** What the resolver said in this visit. */
    readonly addressesOf: (host: string) => readonly string[];
  }) {
    this.#declaredPublic = new Set(
      options.resolutions.flatMap(({ host, address, port }) => [`${host} ${port}`, `${address} ${port}`]),
    );
    this.#ownEndpoint = options.ownEndpoint && `${options.ownEndpoint.host} ${options.ownEndpoint.port}`;
    this.#addressesOf = options.addressesOf;
  }

  /** @returns Where the endpoint is, or `undefined` when a page that reaches it touches nothing local. */
  placeOf(host: string, port: number, wireAddresses: readonly string[]): Place | undefined {
    const key = `${host} ${port}`;
    if (key === this.#ownEndpoint || this.#declaredPublic.has(key)) return undefined;
    const written = this.#spaceOf(host);
    const addresses = wireAddresses.length > 0 ? wireAddresses : this.#addressesOf(host);
    let place: Place = { space: written, address: addresses[0] ?? null };
    for (const address of addresses) {
      if (this.#declaredPublic.has(`${address} ${port}`)) continue;
      const space = moreLocal(place.space, this.#spaceOf(address));
      if (space !== place.space) place = { space, address };
    }
    return place.space === "public" ? undefined : place;
  }

  #spaceOf(host: string): AddressSpace {
    const known = this.#spaces.get(host);
    if (known !== undefined) return known;
    const space = closestSpace(host);
    this.#spaces.set(host, space);
    return space;
  }
}
