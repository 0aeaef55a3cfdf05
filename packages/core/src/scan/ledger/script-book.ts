import type { AddressSpace } from "../../address/address-space.ts";
import { endpointOfUrl } from "../../address/endpoint.ts";
import { UNKNOWN_INITIATOR, type Initiator } from "../../probe/initiator.ts";
import type { Probe } from "../../probe/probe.ts";

/** Above the scripts on any stack and the frames that one script runs in; a hostile page can make up any number. */
const MAX_URLS = 32;

/** Above the scripts of any page; a page that makes up more only loses the shortcut. */
const MAX_SHORTCUTS = 2_000;

/** What made probes: one script, or the markup of one document. */
export interface Script {
  readonly index: number;
  /** Host that it came from; "" when the browser did not say. Scripts of one site act together. */
  readonly site: string;
  readonly isMarkup: boolean;
  /** Addresses on the stacks of its probes: the script itself and who called it. */
  readonly urls: Set<string>;
  /** Documents and workers that it ran in. */
  readonly frames: Set<string>;
  /** What the browser itself said about the space of the client. */
  readonly clientSpaces: Set<AddressSpace>;
}

/** Stands for every script after the book was full. */
export const EVERY_SCRIPT: Script = createScript(UNKNOWN_INITIATOR, 0);

/** Finds the record of what made a probe. */
export interface ScriptBook {
  readonly find: (initiator: Initiator) => Script;
}

/** Starts an empty book of at most `maxScripts` scripts besides {@link EVERY_SCRIPT}. */
export function createScriptBook(maxScripts: number): ScriptBook {
  const scripts = new Map<string, Script>();
  const shortcuts = new Map<string, Script>();

  function look(initiator: Initiator): Script {
    const key = scriptKey(initiator);
    const known = scripts.get(key);
    if (known !== undefined) return known;
    if (scripts.size >= maxScripts) return EVERY_SCRIPT;
    const script = createScript(initiator, scripts.size + 1);
    scripts.set(key, script);
    return script;
  }

  return {
    find: (initiator) => {
      const url = initiator.scriptUrl;
      if (url === null) return look(initiator);
      const shortcut = shortcuts.get(url);
      if (shortcut !== undefined) return shortcut;
      const script = look(initiator);
      if (shortcuts.size >= MAX_SHORTCUTS) shortcuts.clear();
      shortcuts.set(url, script);
      return script;
    },
  };
}

/** Notes who called a script and where it ran. {@link EVERY_SCRIPT} belongs to nobody and notes nothing. */
export function noteProbe(script: Script, { initiator, lna }: Probe): void {
  if (script.index === EVERY_SCRIPT.index) return;
  if (initiator.scriptUrl !== null) addBounded(script.urls, initiator.scriptUrl);
  for (const { url } of initiator.stack) addBounded(script.urls, url);
  if (initiator.frameUrl !== null) addBounded(script.frames, initiator.frameUrl);
  if (lna !== null && lna.clientSpace !== null) script.clientSpaces.add(lna.clientSpace);
}

/** @returns "" when the URL has no host, as `data:` has none; a blob's is that of the document that made it. */
export function hostOfUrl(url: string): string {
  return endpointOfUrl(url.replace(/^blob:/, ""))?.host ?? "";
}

function createScript(initiator: Initiator, index: number): Script {
  const origin = originOf(initiator);
  return {
    index,
    site: hostOfUrl(origin ?? initiator.frameUrl ?? ""),
    isMarkup: origin === undefined,
    urls: new Set(),
    frames: new Set(),
    clientSpaces: new Set(),
  };
}

/** Names what made a probe, without the query that changes from visit to visit. */
function scriptKey(initiator: Initiator): string {
  const origin = originOf(initiator);
  return origin === undefined
    ? `markup ${withoutQuery(initiator.frameUrl ?? "")}`
    : `script ${withoutQuery(origin)}`;
}

function originOf({ scriptUrl, stack }: Initiator): string | undefined {
  return scriptUrl ?? stack[0]?.url;
}

/** A blob has a random name for every worker, so its origin stands for it. */
function withoutQuery(url: string): string {
  if (url.startsWith("data:")) return "data:";
  if (url.startsWith("blob:")) return /^blob:[^/]*\/\/[^/]*/.exec(url)?.[0] ?? "blob:";
  return url.replace(/[?#].*$/s, "");
}

function addBounded(set: Set<string>, value: string): void {
  if (set.size < MAX_URLS) set.add(value);
}
