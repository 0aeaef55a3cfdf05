import { randomBytes } from "node:crypto";
import type { ServerResponse } from "node:http";
import type { LabReport } from "../report/schema.ts";
import type { LabServer } from "../server/lab-server.ts";
import { labelOf } from "./label-of.ts";
import type { KeptResult, LabMessage, VisitorMessage } from "./messages.ts";
import { runVisit, type VisitWish } from "./run-visit.ts";
import { createVisitorPage, type VisitorPage } from "./visitor-page.ts";
import { describeVisit } from "./visit-plan.ts";

/** Results kept for comparing; more than a person compares in one sitting. */
const MOST_RESULTS = 16;

/** Pages open at once; each holds a connection. */
const MOST_VISITORS = 8;

/** Above the two minutes that a measurement takes, pauses included. */
const RUN_DEADLINE_MS = 20 * 60_000;

/** Everybody who has the lab's page open, and the one measurement that may be under way. */
export interface LabVisits {
  /** Begins a visit: its events are written to `response` until that closes. @returns `false` when there are too many. */
  readonly open: (response: ServerResponse) => boolean;
  /** @returns `false` when nobody with that id is here or asked for this. */
  readonly take: (visit: string, message: VisitorMessage) => boolean;
  readonly results: () => readonly KeptResult[];
  /** Ends what is measured, hands out what there is, and says good-bye. */
  readonly end: () => Promise<void>;
}

interface Running {
  readonly visit: string;
  readonly page: VisitorPage;
  readonly stop: AbortController;
  readonly done: Promise<void>;
}

/** What visitors are received with. */
export interface VisitsOptions {
  /** A web server of the lab that pages may always reach for. */
  readonly canaryUrl: string;
  /** Results to compare with. */
  readonly earlier: readonly LabReport[];
}

/** Receives the visitors of a server. */
export function createLabVisits(server: LabServer, { canaryUrl, earlier }: VisitsOptions): LabVisits {
  const visitors = new Map<string, ServerResponse>();
  const results: KeptResult[] = [];
  let running: Running | undefined;
  let lastResult = 0;

  const keep = (report: LabReport): KeptResult => {
    const result = { id: `kept-${++lastResult}`, label: labelOf(report), report };
    results.push(result);
    if (results.length > MOST_RESULTS) results.shift();
    return result;
  };
  for (const report of earlier) keep(report);

  const send = (visit: string, message: LabMessage): void => {
    visitors.get(visit)?.write(`data: ${JSON.stringify(message)}\n\n`);
  };

  async function run(
    visit: string,
    wish: VisitWish,
    page: VisitorPage,
    stop: AbortController,
  ): Promise<void> {
    const signal = AbortSignal.any([stop.signal, AbortSignal.timeout(RUN_DEADLINE_MS)]);
    signal.addEventListener("abort", () => send(visit, { kind: "stop" }), { once: true });
    try {
      const report = await runVisit(wish, { server, page, send: (message) => send(visit, message), signal });
      if (report === undefined) send(visit, { kind: "failed", reason: "not a single probe was made" });
      else {
        const result = keep(report);
        for (const other of visitors.keys()) send(other, { kind: "result", result, isOwn: other === visit });
      }
    } catch (error) {
      if (!(error instanceof Error)) throw error;
      send(visit, { kind: "failed", reason: error.message });
    } finally {
      running = undefined;
    }
  }

  function start(visit: string, wish: VisitWish): boolean {
    if (running !== undefined) {
      // Two measurements at once would disturb each other's times.
      send(visit, {
        kind: "failed",
        reason: "another window of this lab is measuring; try again when it is done",
      });
      return true;
    }
    const stop = new AbortController();
    const page = createVisitorPage(
      (message) => send(visit, message),
      () => stop.abort(),
    );
    running = { visit, page, stop, done: run(visit, wish, page, stop) };
    return true;
  }

  return {
    open: (response) => {
      if (visitors.size >= MOST_VISITORS) return false;
      const visit = randomBytes(8).toString("hex");
      visitors.set(visit, response);
      response.once("close", () => {
        visitors.delete(visit);
        if (running?.visit !== visit) return;
        running.stop.abort();
        running.page.leave();
      });
      const { token, host, port, path } = server.ownSocket;
      send(visit, {
        kind: "welcome",
        visit,
        facts: { machine: describeVisit("machine"), internet: describeVisit("internet") },
        ownSocket: { token, url: `ws://${host}:${port}${path}` },
        canaryUrl,
        results: [...results],
      });
      return true;
    },
    take: (visit, message) => {
      if (!visitors.has(visit)) return false;
      if (message.kind === "start") return start(visit, message);
      if (running?.visit !== visit) return message.kind === "alive";
      if (message.kind !== "stop") return running.page.take(message);
      running.stop.abort();
      return true;
    },
    results: () => results,
    end: async () => {
      running?.stop.abort();
      await running?.done;
      for (const response of visitors.values()) response.end();
    },
  };
}
