import { connect, type LookupFunction, type Socket } from "node:net";
import type { Authority } from "../request/authority.ts";
import { readInto } from "./read-into.ts";
import { takerOf } from "./splice.ts";

/** Addresses that were checked; nothing else is ever connected to. */
export interface DialTarget {
  readonly authority: Authority;
  readonly addresses: readonly string[];
}

/**
 * Stands in the place of name resolution: hands out the addresses that were checked, so that no second look-up can give
 * others. Node tries them side by side (RFC 8305), and only them.
 */
export function checkedLookup(addresses: readonly string[]): LookupFunction {
  const records = addresses.map((address) => ({ address, family: address.includes(":") ? 6 : 4 }));
  return (_, { all }, callback) => {
    const [first] = records;
    if (first === undefined)
      return callback(Object.assign(new Error("no address"), { code: "ENOTFOUND" }), "");
    if (all === true) return callback(null, records);
    return callback(null, first.address, first.family);
  };
}

/** Starts a connection to the checked addresses of a target. */
export function dial({ authority, addresses }: DialTarget): Socket {
  return connect({
    // A name that is no address makes Node ask the lookup, whatever the target is called.
    host: "checked",
    port: authority.port,
    lookup: checkedLookup(addresses),
    autoSelectFamily: addresses.length > 1,
    allowHalfOpen: true,
    noDelay: true,
    keepAlive: true,
    onread: readInto(takerOf),
  });
}
