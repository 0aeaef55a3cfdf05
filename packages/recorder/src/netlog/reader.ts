import type { NetLogEvent } from "./event.ts";
import { NETLOG_EVENT_TYPES } from "./event-types.ts";

/** What a NetLog's first line says: names for its numbers. */
interface Constants {
  readonly eventNames: ReadonlyMap<number, string>;
  readonly sourceNames: ReadonlyMap<number, string>;
  readonly errorNames: ReadonlyMap<number, string>;
  readonly commandLine: string;
}

/** What the log has in place of every name that a rule of the command line refuses. */
export const REFUSED_NAME = "~notfound";

/** The event's own type is the last thing on its line; reading it there spares parsing events that nobody wants. */
const TYPE_AT_END = /"type":(\d+)\}\]?,?\s*$/;

/** A rule of `--host-resolver-rules` that lets a name have no address. */
const REFUSING_RULE = /--host-resolver-rules=.*~NOTFOUND/i;

const PHASES = ["none", "begin", "end"] as const;

/**
 * Reads a NetLog line by line, as it grows; events that no tracker looks at are skipped unparsed.
 *
 * A line that was cut off (the browser was killed) is skipped. The format is that of Chromium's
 * `net/log/file_net_log_observer.cc`: constants on the first line, then one event a line.
 */
export class NetLogReader {
  readonly #onEvent: (event: NetLogEvent) => void;
  #constants: Constants | undefined;
  #wanted: ReadonlySet<number> = new Set();

  constructor(onEvent: (event: NetLogEvent) => void) {
    this.#onEvent = onEvent;
  }

  /** Tells whether the first line was read: nothing else can be without it. */
  get hasConstants(): boolean {
    return this.#constants !== undefined;
  }

  /** Tells whether the browser was told that some names have no address; its log then has {@link REFUSED_NAME} for them. */
  get hasRefusedNames(): boolean {
    return REFUSING_RULE.test(this.#constants?.commandLine ?? "");
  }

  /** The browser's own name of a network error (`net::ERR_CONNECTION_REFUSED`). */
  errorName(code: number): string {
    return `net::${this.#constants?.errorNames.get(code) ?? `ERROR_${code}`}`;
  }

  /** Takes one line without its line break. */
  readLine(line: string): void {
    if (this.#constants === undefined) {
      this.#readConstants(line);
      return;
    }
    if (!line.startsWith('{"')) return;
    const type = Number(TYPE_AT_END.exec(line)?.[1]);
    if (!this.#wanted.has(type)) return;
    const event = parseObject(line.replace(/\]?,?\s*$/, ""));
    if (event !== undefined) this.#emit(event, this.#constants);
  }

  #emit(raw: Record<string, unknown>, constants: Constants): void {
    const { source, params, phase, time, type } = raw;
    if (!isRecord(source)) return;
    this.#onEvent({
      type: constants.eventNames.get(Number(type)) ?? "UNKNOWN",
      phase: PHASES[Number(phase)] ?? "none",
      sourceId: Number(source["id"]),
      sourceType: constants.sourceNames.get(Number(source["type"])) ?? "UNKNOWN",
      atMs: Number(time),
      params: isRecord(params) ? params : {},
    });
  }

  #readConstants(line: string): void {
    if (!line.startsWith('{"constants"')) return;
    const constants = parseObject(`${line.replace(/,\s*$/, "")}}`)?.["constants"];
    if (!isRecord(constants)) return;
    const eventNames = namesByNumber(constants["logEventTypes"]);
    this.#constants = {
      eventNames,
      sourceNames: namesByNumber(constants["logSourceType"]),
      errorNames: namesByNumber(constants["netError"]),
      commandLine: commandLineOf(constants["clientInfo"]),
    };
    this.#wanted = new Set(
      [...eventNames].filter(([, name]) => NETLOG_EVENT_TYPES.has(name)).map(([number]) => number),
    );
  }
}

function commandLineOf(client: unknown): string {
  const line = isRecord(client) ? client["command_line"] : undefined;
  return typeof line === "string" ? line : "";
}

function namesByNumber(table: unknown): ReadonlyMap<number, string> {
  if (!isRecord(table)) return new Map();
  return new Map(Object.entries(table).map(([name, number]) => [Number(number), name]));
}

function parseObject(text: string): Record<string, unknown> | undefined {
  try {
    const value: unknown = JSON.parse(text);
    return isRecord(value) ? value : undefined;
  } catch (error) {
    if (error instanceof SyntaxError) return undefined;
    throw error;
  }
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null;
}
