import type { PermissionState } from "../../permission-state.ts";
import type { ProbeFrame } from "./probe-frame.ts";

/** A request of this machine that takes so long waits for something else than the machine. */
const ASKING_AFTER_MS = 1_500;

/** How long a person is waited for; after that the open question itself is measured. */
const ANSWER_DEADLINE_MS = 45_000;

/** Names of the permission: two since Chromium 145, one before. */
const PERMISSION_NAMES = ["loopback-network", "local-network-access"] as const;

/**
 * Finds out what the browser has been told about local network access, by reaching for a web server of the lab. `onAsking` is called when the browser seems to wait for an answer.
 */
export async function checkPermission(
  { window }: ProbeFrame,
  canaryUrl: string,
  onAsking: () => void,
): Promise<PermissionState> {
  const asking = setTimeout(onAsking, ASKING_AFTER_MS);
  const deadline = new AbortController();
  const givingUp = setTimeout(() => deadline.abort(), ANSWER_DEADLINE_MS);
  let isReached: boolean;
  try {
    await window.fetch(canaryUrl, { mode: "no-cors", cache: "no-store", signal: deadline.signal });
    isReached = true;
  } catch (error) {
    if (!(typeof error === "object" && error !== null)) throw error;
    isReached = false;
  } finally {
    clearTimeout(asking);
    clearTimeout(givingUp);
  }
  const state = await queryPermission();
  if (isReached) return state === "granted" ? "granted" : "off";
  if (state === "denied") return "denied";
  // Refused by something else, a guard for instance: the browser itself does not check.
  return deadline.signal.aborted ? "prompt" : "off";
}

/** TypeScript's list of permissions is older than this one. */
interface Permissions {
  query(descriptor: { readonly name: string }): Promise<{ readonly state: string }>;
}

/** @returns `undefined` when the browser knows no such permission. */
async function queryPermission(): Promise<string | undefined> {
  const permissions: Permissions = navigator.permissions;
  for (const name of PERMISSION_NAMES) {
    try {
      return (await permissions.query({ name })).state;
    } catch (error) {
      if (!(error instanceof TypeError)) throw error;
    }
  }
  return undefined;
}
