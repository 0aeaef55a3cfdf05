// Code of the top-level page: `hushport.run(order)` is all that a page offers.
import { createSession, type Session, type SessionOrder } from "../session.ts";
import type { Outcome } from "../outcome.ts";
import { fetchHandover } from "../fetch-handover.ts";

const { currentScript } = document;
const pagesUrl = new URL(".", currentScript instanceof HTMLScriptElement ? currentScript.src : location.href)
  .href;

let session: Promise<Session> | undefined;

async function openSession(): Promise<Session> {
  const source = (async () => {
    const response = await fetch(new URL("runner.js", pagesUrl));
    return response.text();
  })();
  return createSession({ pagesUrl, handover: await fetchHandover(pagesUrl), runnerSource: () => source });
}

async function run(order: SessionOrder): Promise<Outcome> {
  session ??= openSession();
  return (await session).run(order);
}

async function stop(): Promise<void> {
  (await session)?.stop();
  session = undefined;
}

Object.assign(globalThis, { hushport: { run, stop } });
