import { describe } from "./observe.ts";

/** A registration together with the worker that is active in it. */
export interface ActiveServiceWorker {
  readonly registration: ServiceWorkerRegistration;
  readonly worker: ServiceWorker;
}

/**
 * Registers our service worker for `scope`, waits until it is active, and unregisters it when `signal` aborts.
 *
 * @throws DOMException when the page may not have service workers, or when `signal` aborts before it is active.
 */
export async function activateServiceWorker(
  pagesUrl: string,
  scope: string,
  signal: AbortSignal,
): Promise<ActiveServiceWorker> {
  signal.throwIfAborted();
  const registration = await navigator.serviceWorker.register(new URL("service-worker.js", pagesUrl), {
    scope: new URL(scope, pagesUrl).href,
  });
  const unregister = () => {
    // The page may be gone before the answer; nothing is left to tell.
    registration.unregister().catch(describe);
  };
  if (signal.aborted) unregister();
  signal.throwIfAborted();
  signal.addEventListener("abort", unregister, { once: true });
  const worker = registration.active ?? registration.waiting ?? registration.installing;
  if (worker === null) throw new DOMException("The registration has no worker.", "InvalidStateError");
  await new Promise<void>((resolve, reject) => {
    const check = () => {
      if (worker.state === "activated") resolve();
      if (worker.state === "redundant")
        reject(new DOMException("The worker was dropped.", "InvalidStateError"));
    };
    worker.addEventListener("statechange", check, { signal });
    signal.addEventListener("abort", () => reject(signal.reason), { once: true });
    check();
  });
  return { registration, worker };
}
