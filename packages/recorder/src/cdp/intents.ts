import type { Channel, Initiator } from "@hushport/core";
import type { Protocol } from "devtools-protocol";
import { parseHookMessage } from "../hook/parse-message.ts";
import { REFUSED_WEBSOCKET } from "../visit/events.ts";
import { channelOf } from "./channel-of.ts";
import type { ProtocolEvent } from "./connection.ts";
import { parseStackText, toInitiator } from "./initiator.ts";
import type { Intent, PeerCall } from "./intent.ts";
import { TargetTracker, type Frame } from "./targets.ts";

/** Above the number of places in a large site's scripts that make requests; beyond it stacks are kept one by one. */
const MAX_SHARED_INITIATORS = 10_000;

interface CreatedSocket {
  readonly id: string;
  readonly url: string;
  readonly method: string;
  readonly channel: Channel;
  readonly atMs: number;
  readonly initiator?: Protocol.Network.Initiator | undefined;
}

/** Follows DevTools events of all targets and lists what the page asked for. */
export class IntentTracker {
  readonly targets = new TargetTracker();
  readonly intents: Intent[] = [];
  readonly peerCalls: PeerCall[] = [];
  readonly #open = new Map<string, Intent>();
  readonly #seen = new Set<string>();
  readonly #urls = new Set<string>();
  readonly #initiators = new Map<string, Initiator>();
  /** Frames that have asked for a document before. */
  readonly #navigated = new Set<string>();
  readonly #bindingName: string;
  #nowMs = 0;

  constructor(bindingName: string) {
    this.#bindingName = bindingName;
  }

  /** Addresses of scripts that arrived, in order. */
  scriptUrls(): string[] {
    const arrived = this.intents.filter(
      ({ channel, error, endMs }) => channel === "script" && !error && endMs !== null,
    );
    return [...new Set(arrived.map(({ url }) => url))];
  }

  /** Takes one event, in order. */
  add(event: ProtocolEvent): void {
    this.targets.add(event);
    switch (event.method) {
      case "Network.requestWillBeSent":
        this.#tick(event.params.timestamp);
        this.#request(event.params, event.sessionId);
        break;
      case "Network.loadingFailed":
        this.#tick(event.params.timestamp);
        this.#failed(event.params);
        break;
      case "Network.loadingFinished":
        this.#tick(event.params.timestamp);
        this.#finish(event.params.requestId, null);
        break;
      case "Network.webSocketCreated":
        this.#webSocket(event.params, event.sessionId);
        break;
      case "Network.webSocketFrameError":
        this.#tick(event.params.timestamp);
        this.#finish(event.params.requestId, event.params.errorMessage);
        break;
      case "Network.webSocketClosed":
        this.#tick(event.params.timestamp);
        this.#finish(event.params.requestId, null);
        break;
      case "Network.webTransportCreated":
        this.#tick(event.params.timestamp);
        this.#webTransport(event.params, event.sessionId);
        break;
      case "Runtime.bindingCalled":
        if (event.params.name === this.#bindingName) this.#hook(event.params, event.sessionId);
        break;
      case "Log.entryAdded":
        this.#refused(event.params, event.sessionId);
        break;
      case "Audits.issueAdded":
        this.#issue(event.params, event.sessionId);
        break;
      default:
    }
  }

  #tick(timestampSeconds: number): void {
    this.#nowMs = timestampSeconds * 1000;
  }

  #request(data: Protocol.Network.RequestWillBeSentEvent, sessionId: string | undefined): void {
    const { requestId, request, type, initiator } = data;
    // A redirect keeps the id; a service worker's requests are told twice, once for each session that watches it.
    const key = `${requestId} ${request.method} ${request.url} ${data.timestamp}`;
    if (this.#seen.has(key)) return;
    this.#seen.add(key);
    const frame = this.targets.frame(data.frameId, sessionId);
    const isPreflight = initiator.type === "preflight";
    const isFirst = frame !== undefined && !this.#navigated.has(frame.frameId);
    // A frame's navigation is made by the document around it, a popup's first one by the document that opened it.
    const maker = type === "Document" ? this.#makerOf(frame, isFirst) : frame;
    const navigation = this.#navigationOf(frame, isFirst);
    if (type === "Document" && frame !== undefined) this.#navigated.add(frame.frameId);
    this.#push({
      requestId,
      url: request.url,
      method: request.method,
      atMs: data.timestamp * 1000,
      channel: channelOf(data, navigation),
      context: this.targets.contextOf(maker, sessionId),
      initiator: toInitiator(initiator, this.targets.urlOf(maker, sessionId)),
      endMs: null,
      error: null,
      blockedReason: null,
      isPreflight,
    });
  }

  #webSocket(data: Protocol.Network.WebSocketCreatedEvent, sessionId: string | undefined): void {
    this.#socket(
      { ...data, id: data.requestId, method: "GET", channel: "websocket", atMs: this.#nowMs },
      sessionId,
    );
  }

  #webTransport(data: Protocol.Network.WebTransportCreatedEvent, sessionId: string | undefined): void {
    const atMs = data.timestamp * 1000;
    this.#socket(
      { ...data, id: data.transportId, method: "CONNECT", channel: "webtransport", atMs },
      sessionId,
    );
  }

  /** Sockets have events of their own, which name no frame. */
  #socket({ id, url, method, channel, atMs, initiator }: CreatedSocket, sessionId: string | undefined): void {
    if (this.#seen.has(id)) return;
    this.#seen.add(id);
    const frame = this.targets.frame(undefined, sessionId);
    this.#push({
      requestId: id,
      url,
      method,
      atMs,
      channel,
      context: this.targets.contextOf(frame, sessionId),
      initiator: toInitiator(initiator, this.targets.urlOf(frame, sessionId)),
      endMs: null,
      error: null,
      blockedReason: null,
      isPreflight: false,
    });
  }

  /** A WebSocket that the browser refused to begin, for too many were waiting. */
  #refused({ entry }: Protocol.Log.EntryAddedEvent, sessionId: string | undefined): void {
    const url = REFUSED_WEBSOCKET.exec(entry.text)?.groups?.["url"];
    if (url === undefined) return;
    const requestId = `refused ${this.intents.length}`;
    const stack = entry.stackTrace;
    this.#webSocket({ requestId, url, initiator: { type: "script", ...(stack && { stack }) } }, sessionId);
    this.#finish(requestId, "net::ERR_INSUFFICIENT_RESOURCES");
  }

  #hook(
    { payload, executionContextId }: Protocol.Runtime.BindingCalledEvent,
    sessionId: string | undefined,
  ): void {
    // Our own hook wrote it, but a page that keeps a reference could too: anything malformed is ignored.
    const message = parseHookMessage(payload);
    if (message === undefined) return;
    const frame = this.targets.frameOfWorld(sessionId, executionContextId);
    const seen = frame === undefined ? undefined : { ...frame, url: message.href };
    const context = this.targets.contextOf(seen, sessionId);
    if (message.kind === "websocket") {
      const socket = this.intents.findLast(
        ({ channel, url }) => channel === "websocket" && url === message.texts[0],
      );
      if (socket === undefined) return;
      socket.context = context;
      socket.initiator = { ...socket.initiator, frameUrl: message.href };
      return;
    }
    const stack = parseStackText(message.stack);
    const [first] = stack;
    this.peerCalls.push({
      message,
      atMs: this.#nowMs,
      context,
      initiator: {
        frameUrl: message.href,
        scriptUrl: first?.url ?? null,
        line: first?.line ?? null,
        column: first?.column ?? null,
        stack,
      },
    });
  }

  /** Requests that a policy stopped so early that no request event exists (a WebSocket under CSP or mixed content). */
  #issue({ issue }: Protocol.Audits.IssueAddedEvent, sessionId: string | undefined): void {
    const { mixedContentIssueDetails: mixed, contentSecurityPolicyIssueDetails: csp } = issue.details;
    const url = mixed?.insecureURL ?? csp?.blockedURL;
    const isBlocked = mixed?.resolutionStatus === "MixedContentBlocked" || csp?.isReportOnly === false;
    if (url === undefined || !isBlocked || mixed?.request !== undefined) return;
    if (!/^(?:wss?|https?):/.test(url) || this.#urls.has(url)) return;
    const frame = this.targets.frame(mixed?.frame?.frameId ?? csp?.frameAncestor?.frameId, sessionId);
    const location = csp?.sourceCodeLocation;
    this.#push({
      requestId: `issue ${this.intents.length}`,
      url,
      method: "GET",
      atMs: this.#nowMs,
      channel: /^wss?:/.test(url) ? "websocket" : "other",
      context: this.targets.contextOf(frame, sessionId),
      initiator: {
        frameUrl: this.targets.urlOf(frame, sessionId),
        scriptUrl: location?.url ?? null,
        line: location === undefined ? null : location.lineNumber + 1,
        column: location === undefined ? null : location.columnNumber + 1,
        stack: [],
      },
      endMs: this.#nowMs,
      error: null,
      blockedReason: mixed === undefined ? "csp" : "mixed-content",
      isPreflight: false,
    });
  }

  #failed(data: Protocol.Network.LoadingFailedEvent): void {
    const intent = this.#open.get(data.requestId);
    if (intent !== undefined) intent.blockedReason = data.blockedReason ?? null;
    this.#finish(data.requestId, data.errorText);
  }

  #finish(requestId: string, error: string | null): void {
    const intent = this.#open.get(requestId);
    if (intent === undefined) return;
    intent.endMs ??= this.#nowMs;
    intent.error ??= error;
  }

  #push(told: Intent): void {
    const intent = { ...told, initiator: this.#shared(told.initiator) };
    this.intents.push(intent);
    this.#urls.add(intent.url);
    this.#open.set(intent.requestId, intent);
  }

  /** A loop of ten thousand probes has one stack; it is kept once. */
  #shared(initiator: Initiator): Initiator {
    const key = JSON.stringify(initiator);
    const known = this.#initiators.get(key);
    if (known !== undefined) return known;
    if (this.#initiators.size < MAX_SHARED_INITIATORS) this.#initiators.set(key, initiator);
    return initiator;
  }

  #makerOf(frame: Frame | undefined, isFirst: boolean): Frame | undefined {
    if (frame === undefined) return undefined;
    if (frame.parentId !== undefined) return this.targets.frame(frame.parentId, undefined) ?? frame;
    return (isFirst ? this.targets.openerOf(frame) : undefined) ?? frame;
  }

  #navigationOf(frame: Frame | undefined, isFirst: boolean): "iframe" | "popup" | "navigation" {
    if (frame?.parentId !== undefined) return "iframe";
    return frame !== undefined && isFirst && this.targets.openerOf(frame) !== undefined
      ? "popup"
      : "navigation";
  }
}
