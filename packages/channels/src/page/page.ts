// Code of the top-level page: `hushport.run(order)` is all that a page offers, and `hushport.stop()` to end its contexts.
import { fetchHandover, fetchOwn } from "../fetch-handover.ts";
import type { Outcome } from "../outcome.ts";
import { createSession, type Session, type SessionOrder } from "../session.ts";

const { currentScript } = document;
const pagesUrl = new URL(".", currentScript instanceof HTMLScriptElement ? currentScript.src : location.href)
  .href;

let session: Promise<Session> | undefined;

async function openSession(): Promise<Session> {
  const handover = await fetchHandover(pagesUrl);
  const source = await (await fetchOwn(pagesUrl, "runner.js")).text();
  return createSession({ pagesUrl, handover, runnerSource: () => Promise.resolve(source) });
}

async function run(order: SessionOrder): Promise<Outcome> {
  session ??= openSession();
  const opening = session;
  try {
    return (await opening).run(order);
  } catch (error) {
    // The server did not answer; the next order asks again.
    if (session === opening) session = undefined;
    throw error;
  }
}

/** Ends every context; the next order asks the server anew what may be probed. */
async function stop(): Promise<void> {
  const opened = session;
  session = undefined;
  (await opened)?.stop();
}

Object.assign(globalThis, { hushport: { run, stop } });
