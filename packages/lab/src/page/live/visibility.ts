/** Tells whether browsers slow this page down because nobody sees it. */
export function isHidden(): boolean {
  return document.visibilityState === "hidden";
}

/** Resolves as soon as the page can be seen, or when `signal` aborts. */
export function whenVisible(signal: AbortSignal): Promise<void> {
  if (!isHidden() || signal.aborted) return Promise.resolve();
  return new Promise((resolve) => {
    const heard = new AbortController();
    const look = (): void => {
      if (isHidden() && !signal.aborted) return;
      heard.abort();
      resolve();
    };
    document.addEventListener("visibilitychange", look, { signal: heard.signal });
    signal.addEventListener("abort", look, { signal: heard.signal });
  });
}
