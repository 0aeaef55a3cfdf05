import type { Readable, Writable } from "node:stream";
import type { ProtocolMapping } from "devtools-protocol/types/protocol-mapping.d.ts";
import { ProtocolError } from "../errors.ts";

/** Command names and shapes of the DevTools protocol. */
export type Commands = ProtocolMapping.Commands;

/** Event names and shapes of the DevTools protocol. */
export type Events = ProtocolMapping.Events;

/** One message that a browser sent without being asked, told apart by `method`. `sessionId` is absent for the browser itself. */
export type ProtocolEvent = {
  readonly [Method in keyof Events]: {
    readonly method: Method;
    readonly params: NonNullable<Events[Method][0]>;
    readonly sessionId?: string | undefined;
  };
}[keyof Events];

/** Reads one line of JSON as an event. The browser guarantees the shape: it is the protocol's own. */
export function parseProtocolEvent(message: { readonly method: string }): ProtocolEvent {
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- see above
  return message as ProtocolEvent;
}

/** An answer has `id`, an event has `method`. @see https://www.jsonrpc.org/specification#response_object */
interface Message {
  readonly id?: number;
  readonly method?: string;
  readonly result?: unknown;
  readonly error?: { readonly message: string };
}

interface Pending {
  readonly method: string;
  readonly resolve: (result: unknown) => void;
  readonly reject: (error: Error) => void;
}

/** Messages on the pipe end with a NUL byte (`--remote-debugging-pipe`). */
const SEPARATOR = "\0";

/**
 * DevTools protocol over the two pipes of a browser that was started with `--remote-debugging-pipe`.
 *
 * Raw on purpose: recording needs every target paused before its first request, which driving libraries do not offer
 * together with service workers and popups.
 */
export class Connection {
  readonly #input: Writable;
  readonly #pending = new Map<number, Pending>();
  readonly #listeners = new Set<(event: ProtocolEvent) => void>();
  #nextId = 1;
  #buffered: string[] = [];
  #isClosed = false;

  constructor(input: Writable, output: Readable) {
    this.#input = input;
    output.setEncoding("utf8");
    output.on("data", (chunk: string) => this.#receive(chunk));
    output.on("close", () => this.#close());
    output.on("error", () => this.#close());
    // The browser may die between two writes; `close` on the other pipe tells.
    input.on("error", () => this.#close());
  }

  /** Calls `listener` for every event, in order, until `signal` aborts. */
  listen(listener: (event: ProtocolEvent) => void, signal: AbortSignal): void {
    if (signal.aborted) return;
    this.#listeners.add(listener);
    signal.addEventListener("abort", () => this.#listeners.delete(listener), { once: true });
  }

  /**
   * Sends one command and waits for its result.
   *
   * @throws {ProtocolError} If the browser refuses it, its target is gone, or the browser ends before it answers.
   */
  send<Method extends keyof Commands>(
    method: Method,
    params?: Commands[Method]["paramsType"][0],
    sessionId?: string,
  ): Promise<Commands[Method]["returnType"]> {
    const id = this.#nextId++;
    if (this.#isClosed) return Promise.reject(new ProtocolError(method, "the browser has ended"));
    const message = JSON.stringify({ id, method, params: params ?? {}, ...(sessionId && { sessionId }) });
    return new Promise((resolve, reject) => {
      // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- the protocol guarantees the shape of an answer
      const settle = (result: unknown): void => resolve(result as Commands[Method]["returnType"]);
      this.#pending.set(id, { method, resolve: settle, reject });
      this.#input.write(message + SEPARATOR);
    });
  }

  #receive(chunk: string): void {
    let rest = chunk;
    for (let end = rest.indexOf(SEPARATOR); end >= 0; end = rest.indexOf(SEPARATOR)) {
      this.#buffered.push(rest.slice(0, end));
      rest = rest.slice(end + 1);
      const message = this.#buffered.join("");
      this.#buffered = [];
      this.#dispatch(message);
    }
    if (rest !== "") this.#buffered.push(rest);
  }

  #dispatch(text: string): void {
    // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- the protocol guarantees the shape
    const message = JSON.parse(text) as Message;
    if (message.id !== undefined) {
      const pending = this.#pending.get(message.id);
      this.#pending.delete(message.id);
      if (message.error) pending?.reject(new ProtocolError(pending.method, message.error.message));
      else pending?.resolve(message.result);
    } else if (message.method !== undefined) {
      const event = parseProtocolEvent({ ...message, method: message.method });
      for (const listener of this.#listeners) listener(event);
    }
  }

  #close(): void {
    if (this.#isClosed) return;
    this.#isClosed = true;
    for (const { method, reject } of this.#pending.values()) {
      reject(new ProtocolError(method, "the browser has ended"));
    }
    this.#pending.clear();
  }
}
