import type { NetActivity } from "./activity.ts";
import { dependencyOf, textParam, type NetLogEvent } from "./event.ts";
import { RequestTracker } from "./requests.ts";
import { ResolverTracker } from "./resolver.ts";
import { SocketTracker } from "./sockets.ts";
import type { Wire } from "./wire.ts";

/**
 * Turns the NetLog's events into what the network stack did, request by request and socket by socket.
 *
 * The log links sources by `source_dependency`: request → stream controller → stream job → connect job → socket.
 * A connect job that no stream job led to was made by WebRTC.
 */
export class NetLogTracker {
  readonly #requests = new RequestTracker();
  readonly #sockets = new SocketTracker();
  readonly resolver = new ResolverTracker();
  readonly #controllerOfJob = new Map<number, number>();
  readonly #jobsOfConnectJob = new Map<number, Set<number>>();
  readonly #jobsOfSocket = new Map<number, Set<number>>();
  readonly #groupOfJob = new Map<number, string>();
  readonly #groupOfConnectJob = new Map<number, string>();
  readonly #tlsConnectJobs = new Set<number>();

  /** Takes one event, in the order of the log. */
  add(event: NetLogEvent): void {
    this.#requests.add(event);
    this.#sockets.add(event);
    this.resolver.add(event);
    this.#link(event);
  }

  /** Ports at which the browser's own UDP sockets can be reached. */
  ownUdpPorts(): ReadonlySet<number> {
    return this.#sockets.ownUdpPorts;
  }

  /** Everything seen so far that the network stack was asked for, in order of time. */
  activities(): NetActivity[] {
    const peers: NetActivity[] = [];
    const wiresOf = new Map<object, Wire[]>();
    const jobsOfGroup = invert(this.#groupOfJob);
    for (const { socketId, connectJobId, isUnboundUdp, wires } of this.#sockets.sockets()) {
      const jobs = this.#jobsOf(socketId, connectJobId, jobsOfGroup);
      for (const owner of this.#ownersOf(jobs)) {
        wiresOf.set(owner, [...(wiresOf.get(owner) ?? []), ...wires]);
      }
      const isStream = wires.some(({ transport }) => transport === "tcp");
      const isPeerStream =
        isStream &&
        connectJobId !== undefined &&
        jobs.size === 0 &&
        !this.#groupOfConnectJob.has(connectJobId);
      if (isUnboundUdp || isPeerStream) {
        const isTls = connectJobId !== undefined && this.#tlsConnectJobs.has(connectJobId);
        peers.push(...wires.map((wire): NetActivity => ({ kind: "peer", wire, isTls })));
      } else if (!isStream) {
        this.#joinSession(wires);
      }
    }
    const requests = [...this.#requests.hops, ...this.#requests.preconnects].map(({ activity }) => {
      activity.wires = wiresOf.get(activity) ?? [];
      return activity;
    });
    return [...requests, ...this.#requests.sessions, ...this.#requests.lookups, ...peers].sort(
      (a, b) => startOf(a) - startOf(b),
    );
  }

  #link(event: NetLogEvent): void {
    const dependency = dependencyOf(event);
    switch (event.type) {
      case "HTTP_STREAM_JOB":
        // The job's own first event names its controller.
        if (dependency !== undefined) this.#controllerOfJob.set(event.sourceId, dependency);
        break;
      case "HTTP_STREAM_REQUEST_STARTED_JOB":
        if (dependency !== undefined) this.#controllerOfJob.set(dependency, event.sourceId);
        break;
      case "SOCKET_POOL_BOUND_TO_CONNECT_JOB":
        if (dependency !== undefined) addTo(this.#jobsOfConnectJob, dependency, event.sourceId);
        break;
      case "SOCKET_POOL_BOUND_TO_SOCKET":
        if (dependency !== undefined) addTo(this.#jobsOfSocket, dependency, event.sourceId);
        break;
      case "TCP_CLIENT_SOCKET_POOL_REQUESTED_SOCKET":
      case "TCP_CLIENT_SOCKET_POOL_REQUESTED_SOCKETS":
        this.#groupOfJob.set(event.sourceId, textParam(event, "group_id") ?? "");
        break;
      case "SOCKET_POOL_CONNECT_JOB_CREATED":
        this.#groupOfConnectJob.set(event.sourceId, textParam(event, "group_id") ?? "");
        break;
      case "CONNECT_JOB":
        if (event.sourceType === "SSL_CONNECT_JOB") this.#tlsConnectJobs.add(event.sourceId);
        break;
      default:
    }
  }

  /** Who the jobs work for. The log does not tie the job of a preconnect to its controller; the pool's group names the endpoint. */
  #ownersOf(jobs: ReadonlySet<number>): ReadonlySet<object> {
    const owners = new Set<object>();
    for (const job of jobs) {
      const controller = this.#controllerOfJob.get(job);
      if (controller === undefined) {
        const group = this.#groupOfJob.get(job) ?? "";
        for (const { activity } of this.#requests.preconnects) {
          if (!group.includes(`${new URL(activity.url).origin} `)) continue;
          activity.site = siteOf(group);
          owners.add(activity);
        }
      } else {
        const owner = this.#requests.ownerOfController(controller);
        if (owner !== undefined) owners.add(owner);
      }
    }
    return owners;
  }

  /** A job that waits is only bound to a connect job once that ends; until then the pool's group ties them. */
  #jobsOf(
    socketId: number,
    connectJobId: number | undefined,
    jobsOfGroup: ReadonlyMap<string, readonly number[]>,
  ): ReadonlySet<number> {
    const jobs = new Set(this.#jobsOfSocket.get(socketId));
    if (connectJobId === undefined) return jobs;
    for (const job of this.#jobsOfConnectJob.get(connectJobId) ?? []) jobs.add(job);
    const group = this.#groupOfConnectJob.get(connectJobId);
    if (jobs.size === 0 && group !== undefined) for (const job of jobsOfGroup.get(group) ?? []) jobs.add(job);
    return jobs;
  }

  /** QUIC sockets name no session; the peer's address and the time do. */
  #joinSession(wires: readonly Wire[]): void {
    for (const wire of wires) {
      const session = this.#requests.sessions.find(
        ({ url, startMs, endMs }) =>
          startMs <= wire.startMs &&
          (endMs === null || wire.startMs <= endMs) &&
          portOf(url) === wire.port &&
          this.resolver.possibleAddressesOf(hostOf(url)).includes(wire.address),
      );
      session?.wires.push(wire);
    }
  }
}

/** A pool's group ends with the site it is kept for: `http://127.0.0.1:80 <https://shop.example same_site>`. */
function siteOf(group: string): { readonly topSite: string; readonly isSameSite: boolean } | null {
  const [, topSite, relation] = /<(\S+) (same|cross)_site>/.exec(group) ?? [];
  return topSite === undefined ? null : { topSite, isSameSite: relation === "same" };
}

function startOf(activity: NetActivity): number {
  return activity.kind === "peer" ? activity.wire.startMs : activity.startMs;
}

function portOf(url: string): number {
  const { port, protocol } = new URL(url);
  return port === "" ? (protocol === "http:" ? 80 : 443) : Number(port);
}

function hostOf(url: string): string {
  return new URL(url).hostname.replace(/^\[|\]$/g, "");
}

function addTo(map: Map<number, Set<number>>, key: number, value: number): void {
  const values = map.get(key);
  if (values === undefined) map.set(key, new Set([value]));
  else values.add(value);
}

function invert(map: ReadonlyMap<number, string>): ReadonlyMap<string, readonly number[]> {
  const inverted = new Map<string, number[]>();
  for (const [key, value] of map) {
    const keys = inverted.get(value);
    if (keys === undefined) inverted.set(value, [key]);
    else keys.push(key);
  }
  return inverted;
}
