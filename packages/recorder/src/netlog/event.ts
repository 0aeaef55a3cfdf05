/** One event of Chromium's NetLog, with names in place of numbers. */
export interface NetLogEvent {
  /** Name in `net/log/net_log_event_type_list.h`. */
  readonly type: string;
  readonly phase: "begin" | "end" | "none";
  readonly sourceId: number;
  /** Name in `net/log/net_log_source_type_list.h`. */
  readonly sourceType: string;
  /** Milliseconds on the browser's monotonic clock, the one that DevTools timestamps use. */
  readonly atMs: number;
  readonly params: Readonly<Record<string, unknown>>;
}

/** @returns The id of the source that this event points to, or `undefined` when it points to none. */
export function dependencyOf(event: NetLogEvent): number | undefined {
  const dependency = event.params["source_dependency"];
  if (typeof dependency !== "object" || dependency === null || !("id" in dependency)) return undefined;
  return typeof dependency.id === "number" ? dependency.id : undefined;
}

/** @returns The named parameter if it is text. */
export function textParam(event: NetLogEvent, name: string): string | undefined {
  const value = event.params[name];
  return typeof value === "string" ? value : undefined;
}

/** @returns The named parameter if it is a number. */
export function numberParam(event: NetLogEvent, name: string): number | undefined {
  const value = event.params[name];
  return typeof value === "number" ? value : undefined;
}
