import { ADDRESS_SPACES, type AddressSpace, type LnaVerdict } from "@hushport/core";
import type {
  LookupActivity,
  PreconnectActivity,
  RequestActivity,
  WebTransportActivity,
} from "./activity.ts";
import { dependencyOf, numberParam, textParam, type NetLogEvent } from "./event.ts";

/** Follows requests, connections ahead of need, WebTransport sessions and look-ups ahead of need; sockets are elsewhere. */
export class RequestTracker {
  /** Every hop that was ever started, in order of start. */
  readonly hops: { readonly sourceId: number; readonly activity: RequestActivity }[] = [];
  readonly preconnects: { readonly controllerId: number; readonly activity: PreconnectActivity }[] = [];
  readonly sessions: WebTransportActivity[] = [];
  readonly lookups: LookupActivity[] = [];
  readonly #current = new Map<number, RequestActivity>();
  readonly #accept = new Map<number, string>();
  readonly #annotation = new Map<number, number>();
  readonly #session = new Map<number, WebTransportActivity>();
  readonly #lookup = new Map<number, LookupActivity>();
  readonly #controllerOwner = new Map<number, RequestActivity | PreconnectActivity>();

  /** The request or preconnect that a stream controller works for. */
  ownerOfController(controllerId: number): RequestActivity | PreconnectActivity | undefined {
    return this.#controllerOwner.get(controllerId);
  }

  /** Takes one event. Events of other kinds are ignored. */
  add(event: NetLogEvent): void {
    switch (event.type) {
      case "CORS_REQUEST":
        this.#corsRequest(event);
        break;
      case "URL_REQUEST_START_JOB":
        this.#startJob(event);
        break;
      case "REQUEST_ALIVE":
        if (event.phase === "end") this.#end(event);
        else this.#annotation.set(event.sourceId, numberParam(event, "traffic_annotation") ?? 0);
        break;
      case "LOCAL_NETWORK_ACCESS_CHECK":
      case "PRIVATE_NETWORK_ACCESS_CHECK":
        this.#check(event);
        break;
      case "LOCAL_NETWORK_ACCESS_PERMISSION_REQUESTED":
        this.#permission(event);
        break;
      case "HTTP_TRANSACTION_SEND_REQUEST":
        this.#change(event, (request) => (request.hasSentRequest = true));
        break;
      case "HTTP_TRANSACTION_READ_RESPONSE_HEADERS":
        this.#change(event, (request) => (request.hasResponse = true));
        break;
      case "HTTP_STREAM_JOB_CONTROLLER":
        this.#controller(event);
        break;
      case "HTTP_STREAM_JOB_CONTROLLER_BOUND":
        this.#bindController(event);
        break;
      case "HTTP_STREAM_JOB_CONTROLLER_PROXY_SERVER_RESOLVED":
        this.#proxy(event);
        break;
      case "QUIC_SESSION_WEBTRANSPORT_CLIENT_ALIVE":
        this.#webTransport(event);
        break;
      case "HOST_RESOLVER_MANAGER_REQUEST":
        this.#resolve(event);
        break;
      default:
    }
  }

  #corsRequest(event: NetLogEvent): void {
    if (event.phase !== "begin") return;
    const headers = event.params["request_headers"];
    if (typeof headers !== "object" || headers === null || !("headers" in headers)) return;
    const lines: readonly unknown[] = Array.isArray(headers.headers) ? headers.headers : [];
    for (const line of lines) {
      const value = typeof line === "string" ? /^accept:\s*([^,;]+)/i.exec(line)?.[1] : undefined;
      if (value !== undefined) this.#accept.set(event.sourceId, value);
    }
  }

  #startJob(event: NetLogEvent): void {
    if (event.phase === "end") {
      this.#change(
        event,
        (request) => (request.netError = numberParam(event, "net_error") ?? request.netError),
      );
      return;
    }
    const url = textParam(event, "url");
    if (url === undefined) return;
    const previous = this.#current.get(event.sourceId);
    if (previous !== undefined) previous.endMs ??= event.atMs;
    const isolation = textParam(event, "network_isolation_key") ?? "null";
    const initiator = textParam(event, "initiator");
    const activity: RequestActivity = {
      kind: "request",
      url,
      method: textParam(event, "method") ?? "GET",
      startMs: event.atMs,
      endMs: null,
      initiatorOrigin: initiator !== undefined && /^[a-z][a-z+.-]*:/.test(initiator) ? initiator : null,
      requestType: textParam(event, "request_type") ?? "other",
      // An opaque site reads "null [internally: …]"; only the browser itself has none at all.
      isBrowserOwn: /^null( null)?$/.test(isolation),
      netError: null,
      lna: null,
      hasSentRequest: false,
      hasResponse: false,
      isProxied: false,
      annotation: this.#annotation.get(event.sourceId) ?? 0,
      accepts: this.#accept.get(event.sourceId) ?? null,
      wires: [],
    };
    this.#current.set(event.sourceId, activity);
    this.hops.push({ sourceId: event.sourceId, activity });
  }

  #end(event: NetLogEvent): void {
    const request = this.#current.get(event.sourceId);
    if (request === undefined) return;
    request.endMs ??= event.atMs;
    request.netError ??= numberParam(event, "net_error") ?? null;
    this.#current.delete(event.sourceId);
    this.#accept.delete(event.sourceId);
    this.#annotation.delete(event.sourceId);
  }

  #check(event: NetLogEvent): void {
    const verdict: LnaVerdict = {
      result: textParam(event, "result") ?? "unknown",
      clientSpace: toSpace(textParam(event, "client_address_space")),
      resourceSpace: toSpace(textParam(event, "resource_address_space")),
    };
    this.#change(event, (request) => (request.lna = verdict));
  }

  #permission(event: NetLogEvent): void {
    const result = textParam(event, "result");
    const space = toSpace(textParam(event, "address_space"));
    if (result === undefined) return;
    const verdict: LnaVerdict = { result: `permission-${result}`, clientSpace: null, resourceSpace: space };
    const session = this.#session.get(event.sourceId);
    if (session !== undefined) session.lna ??= verdict;
    // The answer is the verdict; which spaces it was about, the check has told in more detail.
    this.#change(event, (request) => (request.lna = { ...verdict, ...spacesOf(request.lna) }));
  }

  #controller(event: NetLogEvent): void {
    const url = textParam(event, "url");
    if (event.phase !== "begin" || url === undefined || event.params["is_preconnect"] !== true) return;
    const activity: PreconnectActivity = {
      kind: "preconnect",
      url,
      startMs: event.atMs,
      isProxied: false,
      isBrowserOwn: false,
      site: null,
      wires: [],
    };
    this.#controllerOwner.set(event.sourceId, activity);
    this.preconnects.push({ controllerId: event.sourceId, activity });
  }

  #bindController(event: NetLogEvent): void {
    const controllerId = dependencyOf(event);
    const request = this.#current.get(event.sourceId);
    if (controllerId !== undefined && request !== undefined) this.#controllerOwner.set(controllerId, request);
  }

  #proxy(event: NetLogEvent): void {
    const owner = this.#controllerOwner.get(event.sourceId);
    const chain = textParam(event, "proxy_chain");
    if (owner !== undefined && chain !== undefined) owner.isProxied = chain !== "[direct://]";
  }

  #webTransport(event: NetLogEvent): void {
    const known = this.#session.get(event.sourceId);
    if (event.phase === "end") {
      if (known === undefined) return;
      known.endMs = event.atMs;
      known.netError = numberParam(event, "net_error") ?? null;
      return;
    }
    const url = textParam(event, "url");
    if (url === undefined) return;
    const session: WebTransportActivity = {
      kind: "webtransport",
      url,
      startMs: event.atMs,
      endMs: null,
      netError: null,
      lna: null,
      wires: [],
    };
    this.#session.set(event.sourceId, session);
    this.sessions.push(session);
  }

  #resolve(event: NetLogEvent): void {
    if (event.phase === "end") {
      const lookup = this.#lookup.get(event.sourceId);
      if (lookup !== undefined) lookup.netError = numberParam(event, "net_error") ?? null;
      this.#lookup.delete(event.sourceId);
      return;
    }
    const url = textParam(event, "host");
    if (event.params["is_speculative"] !== true || url === undefined) return;
    const lookup: LookupActivity = { kind: "lookup", url, startMs: event.atMs, netError: null };
    this.#lookup.set(event.sourceId, lookup);
    this.lookups.push(lookup);
  }

  #change(event: NetLogEvent, change: (request: RequestActivity) => void): void {
    const request = this.#current.get(event.sourceId);
    if (request !== undefined) change(request);
  }
}

function spacesOf(lna: LnaVerdict | null): Partial<LnaVerdict> {
  return lna === null ? {} : { clientSpace: lna.clientSpace, resourceSpace: lna.resourceSpace };
}

function toSpace(text: string | undefined): AddressSpace | null {
  return ADDRESS_SPACES.find((space) => space === text) ?? null;
}
