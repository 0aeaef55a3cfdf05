/* oxlint-disable typescript/no-unsafe-type-assertion, typescript/unbound-method -- shapes of what the page gives are the page's business; the
   native methods judge them, and what the guard reads is read once and copied */
import type { BuiltIns } from "./built-ins.ts";
import type { Answer, Courier } from "./courier.ts";
import { DROP, PASS } from "./link.ts";

/** Longer than an answer of the background takes after it was asleep; later answers still apply. */
const HOLD_MS = 3000;

/** One URL of one ICE server, and whether it may be asked. */
interface ServerEntry {
  readonly server: RTCIceServer;
  /** `held`: not used until the answer is there. `again`: used, and asked about anew. */
  state: "pass" | "drop" | "held" | "again";
  /** Whether the background was asked, since the text does not tell where it leads. */
  isAsked: boolean;
}

/** What is known about one connection. */
interface Held {
  config: object;
  entries: readonly ServerEntry[];
  pending: number;
  /** What waits until nothing is pending. */
  release: () => void;
}

/**
 * Stands in front of WebRTC's constructor and methods in one realm: servers and candidates that may be local are held
 * until the extension has decided, and never reach the browser when it says no. They fail like a server that gives no
 * candidates, at once and alike.
 */
export function guardPeerConnection(realm: typeof globalThis, builtIns: BuiltIns, courier: Courier): void {
  const { apply, arrayFrom, asText, construct, defineProperty, get, getOwnPropertyDescriptor } = builtIns;
  const { fillSlot, Promise, Proxy, readSlot, sealList, setPrototypeOf, setTimeout } = builtIns;
  const Native = realm.RTCPeerConnection as typeof RTCPeerConnection | undefined;
  if (typeof Native !== "function") return;
  const native = Native.prototype;
  const connections = new WeakMap<object, Held>();
  const nativeSetConfiguration = native.setConfiguration;
  const nativeAddCandidate = native.addIceCandidate;

  const isObject = (value: unknown): value is object =>
    (typeof value === "object" && value !== null) || typeof value === "function";

  const add = <Item>(items: Item[], item: Item): void =>
    void defineProperty(items, items.length, {
      __proto__: null,
      value: item,
      configurable: true,
      enumerable: true,
      writable: true,
    } as PropertyDescriptor);

  const readServers = (config: object): readonly ServerEntry[] | undefined => {
    const given: unknown = get(config, "iceServers");
    if (!isObject(given)) return undefined;
    const entries: ServerEntry[] = [];
    const servers = arrayFrom(given as ArrayLike<unknown>);
    for (let index = 0; index < servers.length; index++) {
      const server = servers[index];
      if (!isObject(server)) continue;
      const urls: unknown = get(server, "urls");
      const texts = isObject(urls) ? arrayFrom(urls as ArrayLike<unknown>) : [urls];
      const secret = {
        username: get(server, "username") as string,
        credential: get(server, "credential") as string,
      };
      for (let place = 0; place < texts.length; place++) {
        const entry: RTCIceServer = { urls: asText(texts[place]), ...secret };
        // What the page put on the prototype of objects is no member of a server.
        setPrototypeOf(entry, null);
        add(entries, { server: entry, state: "drop", isAsked: false });
      }
    }
    return entries;
  };

  /** The page's own dictionary behind it answers for every member but the servers. */
  const withServers = ({ config, entries }: Held): RTCConfiguration => {
    const allowed: RTCIceServer[] = [];
    for (let index = 0; index < entries.length; index++) {
      const entry = entries[index] as ServerEntry;
      if (entry.state === "pass" || entry.state === "again") add(allowed, entry.server);
    }
    return { __proto__: config, iceServers: sealList(allowed) } as RTCConfiguration;
  };

  const settle = (held: Held): void => {
    held.pending -= 1;
    if (held.pending > 0) return;
    const { release } = held;
    held.release = () => undefined;
    release();
  };

  /** @returns Whether the connection took it: one that is closed does not, nor one of which something else may not change. */
  const configure = (held: Held, connection: RTCPeerConnection): boolean => {
    try {
      apply(nativeSetConfiguration, connection, [withServers(held)]);
      return true;
    } catch {
      return false;
    }
  };

  /** @param meanwhile `again`: only what was allowed by the address that a name had then. */
  const judgeServers = (
    held: Held,
    connection: () => RTCPeerConnection | undefined,
    meanwhile: "held" | "again" = "held",
  ): void => {
    const { entries } = held;
    for (let index = 0; index < entries.length; index++) {
      const entry = entries[index] as ServerEntry;
      if (meanwhile === "again" && (entry.state !== "pass" || !entry.isAsked)) continue;
      const answered = (state: typeof PASS | typeof DROP): void => {
        const isUsed = entry.state === "again";
        entry.state = state;
        const target = connection();
        // A configuration that came later has entries of its own, and one that says the same may begin a call anew.
        if (isUsed === (state === PASS) || target === undefined || held.entries !== entries) return;
        if (!configure(held, target)) entry.state = DROP;
      };
      const answer: Answer = courier.judge("server", entry.server.urls as string);
      entry.state = meanwhile;
      if (answer === PASS || answer === DROP) {
        // Of a new configuration the connection is told once, by whoever has all of it judged here.
        if (meanwhile === "again") answered(answer);
        else entry.state = answer;
        continue;
      }
      entry.isAsked = true;
      held.pending += 1;
      courier.onSettled(answer.held, ({ isAllowed }) => {
        answered(isAllowed ? PASS : DROP);
        settle(held);
      });
    }
  };

  const plan = (config: unknown): Held | undefined => {
    if (!isObject(config)) return undefined;
    const entries = readServers(config) ?? [];
    return { config, entries, pending: 0, release: () => undefined };
  };

  const Guarded: typeof RTCPeerConnection = new Proxy(Native, {
    __proto__: null,
    construct: (_target: object, args: unknown[], newTarget: never): object => {
      const held = plan(args[0]);
      if (held === undefined) return construct(Native, args as [], newTarget);
      let connection: RTCPeerConnection | undefined;
      judgeServers(held, () => connection);
      const made: RTCPeerConnection = construct(Native, [withServers(held)], newTarget);
      connection = made;
      apply(fillSlot, connections, [made, held]);
      return made;
    },
  } as ProxyHandler<typeof RTCPeerConnection>);

  const replace = (
    name: string,
    run: (self: RTCPeerConnection, args: unknown[], original: () => unknown) => unknown,
  ): void => {
    const old = getOwnPropertyDescriptor(native, name);
    if (typeof old?.value !== "function") return;
    const original = old.value as (...args: unknown[]) => unknown;
    const value = new Proxy(original, {
      __proto__: null,
      apply: (_target: object, self: RTCPeerConnection, args: unknown[]) =>
        run(self, args, () => apply(original, self, args)),
    } as ProxyHandler<typeof original>);
    defineProperty(native, name, { __proto__: null, ...old, value } as PropertyDescriptor);
  };
  const heldOf = (self: unknown): Held | undefined =>
    isObject(self) ? (apply(readSlot, connections, [self]) as Held | undefined) : undefined;

  replace("setConfiguration", (self, args) => {
    const held = plan(args[0]);
    if (held === undefined) return apply(nativeSetConfiguration, self, args as [RTCConfiguration]);
    const known = heldOf(self);
    const target = known ?? held;
    target.config = held.config;
    target.entries = held.entries;
    judgeServers(target, () => self);
    if (known === undefined) apply(fillSlot, connections, [self, held]);
    return apply(nativeSetConfiguration, self, [withServers(target)]);
  });

  /** What has no answer in time is not used until it is there: its name server may be the page's own. */
  const putAside = (held: Held, connection: RTCPeerConnection): void => {
    let isAny = false;
    for (let index = 0; index < held.entries.length; index++) {
      const entry = held.entries[index] as ServerEntry;
      if (entry.state !== "again") continue;
      entry.state = "held";
      isAny = true;
    }
    if (isAny) configure(held, connection);
  };

  // Gathering begins with the local description: what is held must be settled by then. A page may have waited until a
  // name that was allowed has another address.
  replace("setLocalDescription", (self, _args, original) => {
    const held = heldOf(self);
    if (held === undefined) return original();
    if (held.pending === 0) judgeServers(held, () => self, "again");
    if (held.pending === 0) return original();
    return new Promise((resolve) => {
      let isDone = false;
      const go = (): void => {
        if (isDone) return;
        isDone = true;
        putAside(held, self);
        resolve(original());
      };
      const before = held.release;
      held.release = () => {
        before();
        go();
      };
      setTimeout(go, HOLD_MS);
    });
  });

  const copyMembers = (given: object, names: readonly string[]): Record<string, unknown> => {
    const copy = { __proto__: null as never } as Record<string, unknown>;
    for (let index = 0; index < names.length; index++) {
      const name = names[index] as string;
      const value: unknown = get(given, name);
      if (value !== undefined) copy[name] = value;
    }
    return copy;
  };
  /** As many arguments as the page gave: a second one, be it `undefined`, asks for the old form with callbacks. */
  const withFirst = (first: object, args: readonly unknown[]): readonly unknown[] =>
    args.length > 1 ? [first, args[1], args[2]] : [first];
  /** What the page gets for something that was not handed on. */
  const pretend = (callback: unknown): unknown =>
    new Promise<void>((resolve) => {
      resolve();
      if (typeof callback === "function")
        builtIns.queueMicrotask(() => apply(callback as () => void, undefined, []));
    });

  replace("addIceCandidate", (self, args, original) => {
    if (!isObject(args[0])) return original();
    const copy = copyMembers(args[0], ["candidate", "sdpMid", "sdpMLineIndex", "usernameFragment"]);
    const text = copy["candidate"] === undefined ? "" : asText(copy["candidate"]);
    copy["candidate"] = text;
    const answer: Answer = text === "" ? PASS : courier.judge("candidate", text);
    if (answer === PASS) return apply(nativeAddCandidate, self, withFirst(copy, args) as never);
    if (answer !== DROP)
      courier.onSettled(answer.held, ({ isAllowed }) => {
        if (isAllowed) addLater(self, copy);
      });
    return pretend(args[1]);
  });

  const addLater = (self: RTCPeerConnection, candidate: object): void => {
    const added = apply(nativeAddCandidate, self, [candidate as RTCIceCandidateInit]) as Promise<void>;
    // A candidate that came too late for its connection fails unseen, as one that the network lost.
    void apply(builtIns.then, added, [undefined, () => undefined]);
  };

  const nativeSetRemote = native.setRemoteDescription;
  replace("setRemoteDescription", (self, args, original) => {
    if (!isObject(args[0])) return original();
    const copy = copyMembers(args[0], ["type", "sdp"]);
    if (copy["sdp"] !== undefined) {
      const { text, first, count } = courier.filter(asText(copy["sdp"]));
      copy["sdp"] = text;
      for (let id = first; id < first + count; id++)
        courier.onSettled(id, ({ isAllowed, text: candidate, section }) => {
          if (isAllowed) addLater(self, { __proto__: null, candidate, sdpMLineIndex: section });
        });
    }
    return apply(nativeSetRemote, self, withFirst(copy, args) as never);
  });

  defineProperty(native, "constructor", {
    __proto__: null,
    ...getOwnPropertyDescriptor(native, "constructor"),
    value: Guarded,
  } as PropertyDescriptor);
  const names = ["RTCPeerConnection", "webkitRTCPeerConnection"];
  for (let index = 0; index < names.length; index++) {
    const name = names[index] as string;
    const old = getOwnPropertyDescriptor(realm, name);
    if (old !== undefined)
      defineProperty(realm, name, { __proto__: null, ...old, value: Guarded } as PropertyDescriptor);
  }
}
