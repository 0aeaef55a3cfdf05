import { useEffect, useReducer, useRef } from "preact/hooks";
import { parseLabReport } from "../../report/schema.ts";
import { labelOf } from "../../serve/label-of.ts";
import type { LabMessage, Standpoint, VisitorMessage } from "../../serve/messages.ts";
import { checkPermission } from "./check-permission.ts";
import { describeBrowser } from "./describe-browser.ts";
import { connectLab, type LabConnection } from "./lab-connection.ts";
import { FIRST_STATE, nextState, type LiveState } from "./live-state.ts";
import { openProbeFrame } from "./probe-frame.ts";
import { ownClaims } from "./own-claims.ts";
import { runOrders } from "./run-orders.ts";
import { isHidden, whenVisible } from "./visibility.ts";

/** What a person can do. */
export interface LabActions {
  readonly start: (standpoint: Standpoint, protection: string) => Promise<void>;
  readonly stop: () => void;
  readonly load: (file: File) => Promise<void>;
  readonly show: (id: string) => void;
}

/** Often enough for the lab to know that this page is alive. */
const ALIVE_MS = 10_000;

/** Seldom enough that drawing the progress does not disturb what is measured. */
const STEP_MS = 400;

/** Above any `lab.json`; more would only make the page hang. */
const MAX_FILE_BYTES = 50_000_000;

/** Connects the page to the lab and makes its probes. */
export function useLab(): { readonly state: LiveState; readonly actions: LabActions } {
  const [state, dispatch] = useReducer(nextState, FIRST_STATE);
  const connection = useRef<LabConnection>(undefined);
  const stopping = useRef(new AbortController());
  const standpoint = useRef<Standpoint>("machine");
  const latest = useRef(state);
  latest.current = state;

  const say = (message: VisitorMessage): Promise<boolean> => {
    const { welcome } = latest.current;
    if (welcome === undefined || connection.current === undefined) return Promise.resolve(false);
    return connection.current.say(welcome.visit, message);
  };

  const probe = async ({ id, orders }: Extract<LabMessage, { kind: "block" }>): Promise<void> => {
    const { welcome } = latest.current;
    if (welcome === undefined) return;
    const { signal } = stopping.current;
    let answers: Awaited<ReturnType<typeof runOrders>> = [];
    let toldAtMs = 0;
    try {
      await whenVisible(signal);
      const frame = await openProbeFrame(standpoint.current);
      try {
        answers = await runOrders(orders, {
          frame,
          ownSocket: welcome.ownSocket,
          signal,
          onStep: (inBlock) => {
            if (performance.now() - toldAtMs < STEP_MS) return;
            toldAtMs = performance.now();
            dispatch({ kind: "step", inBlock });
          },
        });
        await frame.page.stop();
      } finally {
        frame.close();
      }
    } catch (error) {
      dispatch({ kind: "notice", text: `A part could not be measured: ${String(error)}` });
    }
    await say({ kind: "answers", block: id, answers });
  };

  useEffect(() => {
    connection.current = connectLab(
      (message) => {
        if (message.kind === "stop") stopping.current.abort();
        dispatch(message);
        if (message.kind === "block") void probe(message);
      },
      () => {
        stopping.current.abort();
        dispatch({ kind: "disconnected" });
      },
    );
    const look = (): void => {
      dispatch({ kind: "hidden", isHidden: isHidden() });
      void say({ kind: "alive", isPaused: isHidden() });
    };
    document.addEventListener("visibilitychange", look);
    const timer = setInterval(() => {
      if (latest.current.phase.kind === "measuring") void say({ kind: "alive", isPaused: isHidden() });
    }, ALIVE_MS);
    return () => {
      clearInterval(timer);
      document.removeEventListener("visibilitychange", look);
      connection.current?.close();
    };
  }, []);

  return {
    state,
    actions: {
      start: async (wanted, protection) => {
        const { welcome, phase } = latest.current;
        if (welcome === undefined || phase.kind !== "ready") return;
        stopping.current = new AbortController();
        standpoint.current = wanted;
        dispatch({ kind: "check" });
        try {
          const frame = await openProbeFrame(wanted);
          const permission = await checkPermission(frame, welcome.canaryUrl, () => dispatch({ kind: "ask" }));
          frame.close();
          dispatch({ kind: "start" });
          const browser = describeBrowser(ownClaims());
          if (!(await say({ kind: "start", standpoint: wanted, permission, browser, protection })))
            dispatch({ kind: "failed", reason: "the lab did not answer" });
        } catch (error) {
          dispatch({ kind: "failed", reason: error instanceof Error ? error.message : String(error) });
        }
      },
      stop: () => {
        dispatch({ kind: "stopping" });
        stopping.current.abort();
        void say({ kind: "stop" });
      },
      load: async (file) => {
        if (file.size > MAX_FILE_BYTES) {
          dispatch({ kind: "notice", text: `${file.name} is too large to be a result of the lab.` });
          return;
        }
        const report = parseLabReport(await file.text());
        if (typeof report === "string")
          dispatch({ kind: "notice", text: `${file.name} is no result of the lab: ${report}.` });
        else {
          const result = {
            id: `file-${crypto.randomUUID()}`,
            label: `${labelOf(report)} (${file.name})`,
            report,
          };
          dispatch({ kind: "loaded", result });
        }
      },
      show: (id) => dispatch({ kind: "show", id }),
    },
  };
}
