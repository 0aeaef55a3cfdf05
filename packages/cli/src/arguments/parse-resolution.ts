import { isIP } from "node:net";
import type { Resolution } from "@hushport/recorder";
import { UsageError } from "./usage-error.ts";

/** HOST, or `[IPv6]`, then PORT, then all the rest as ADDRESS, as in curl's `--resolve`. */
const FORM = /^(\[[^\]]*\]|[^:]*):(\d{1,5}):(.+)$/;

const WAY_OUT = "write HOST:PORT:ADDRESS, such as shop.example:443:127.0.0.1 or shop.example:443:[::1]";

/**
 * Reads a mapping of one name and port to an address.
 *
 * @throws {UsageError} If it has another form.
 */
export function parseResolution(text: string): Resolution {
  const [, hostText = "", portText = "", addressText = ""] = FORM.exec(text) ?? [];
  if (hostText === "") throw new UsageError(text, "it does not have three parts", WAY_OUT);
  const port = Number(portText);
  if (port < 1 || port > 65_535) throw new UsageError(text, `there is no port ${portText}`, WAY_OUT);
  const address = addressText.replace(/^\[(.*)\]$/, "$1");
  if (isIP(address) === 0) throw new UsageError(text, `${addressText} is not an IP address`, WAY_OUT);
  if (!URL.canParse(`http://${hostText}/`)) throw new UsageError(text, `${hostText} is not a host`, WAY_OUT);
  const host = new URL(`http://${hostText}/`).hostname.replace(/^\[(.*)\]$/, "$1");
  return { host, port, address };
}

/** Adds one mapping to those before it: the option may be given more than once. */
export function collectResolution(text: string, earlier: readonly Resolution[]): readonly Resolution[] {
  return [...earlier, parseResolution(text)];
}
