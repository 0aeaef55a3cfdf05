import { REBOUND_NAME } from "../plan/lab-spellings.ts";

/** Names that the lab's browsers resolve to this machine; `.test` is nobody's (RFC 6761 §6.2). */
export const LAB_NAMES = { page: "lab.test", other: "lab-other.test", rebound: REBOUND_NAME } as const;

/** Names that every browser resolves to this machine, for those that cannot be told others. */
export const LOCAL_NAMES = { page: "localhost", other: "127.0.0.1" } as const;

/** All that have to be told. */
export const RESOLVED_NAMES: readonly string[] = Object.values(LAB_NAMES);
