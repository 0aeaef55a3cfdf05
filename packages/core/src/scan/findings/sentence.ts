import { assertNever } from "../../assert-never.ts";
import type { Claim } from "../claim.ts";
import type { NamedPort } from "./finding-ports.ts";
import type { Place } from "../ledger/place-book.ts";

/** Above the names that a sentence can hold. */
const MAX_NAMES = 6;

/** Puts a claim into one plain sentence for a reader who is no engineer. */
export function sentenceOf(claim: Claim, ports: readonly NamedPort[]): string {
  const { sentence } = claim;
  const where = whereOf(claim);
  switch (sentence.kind) {
    case "told":
      return sentence.text;
    case "talked":
      return `This page tried to talk to ${sentence.to} ${where} (${portList(ports)})${ending(sentence.because)}`;
    case "tried":
      return `This page tried ${count(ports.length, "port")} ${where} (${nameList(ports)})${ending(sentence.because)}`;
    default:
      return assertNever(sentence);
  }
}

function ending(because: string | undefined): string {
  return because === undefined ? "." : `; ${because}.`;
}

function whereOf({ cells }: Claim): string {
  const places = [...new Set(cells.map((cell) => cell.place))];
  const devices = places.filter((place) => place.space !== "loopback");
  const network = deviceWords(devices);
  if (devices.length === places.length) return network;
  return devices.length === 0 ? "on your computer" : `on your computer and ${network}`;
}

function deviceWords(devices: readonly Place[]): string {
  const [only] = devices;
  if (devices.some(({ kind }) => kind === "crowd")) return "on many devices in your network";
  if (devices.length === 1 && only !== undefined) return `on ${only.label}, a device in your network`;
  return `on ${devices.length} devices in your network`;
}

/** Names of programs, each once, then numbers of ports that have none. */
function nameList(ports: readonly NamedPort[]): string {
  const names = ports.flatMap(({ commonName }) => commonName ?? []);
  const numbers = ports.flatMap(({ commonName, port }) => (commonName === null ? `port ${port}` : []));
  return enumerate([...new Set([...names, ...numbers])]);
}

function portList(ports: readonly NamedPort[]): string {
  const numbers = [...new Set(ports.map(({ port }) => port))];
  const [first, last] = [numbers[0], numbers.at(-1)];
  if (numbers.length > 2 && Number(last) - Number(first) === numbers.length - 1)
    return `ports ${first} to ${last}`;
  return `${numbers.length === 1 ? "port" : "ports"} ${enumerate(numbers.map(String))}`;
}

function enumerate(words: readonly string[]): string {
  const shown =
    words.length > MAX_NAMES
      ? [...words.slice(0, MAX_NAMES - 1), `${words.length - MAX_NAMES + 1} more`]
      : words;
  if (shown.length < 2) return shown.join();
  return `${shown.slice(0, -1).join(", ")} and ${shown.slice(-1).join()}`;
}

function count(value: number, noun: string): string {
  return `${value} ${noun}${value === 1 ? "" : "s"}`;
}
