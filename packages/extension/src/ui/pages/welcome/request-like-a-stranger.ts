/** What became of the test's request. */
export interface SelfTestResult {
  /** `passed`: it left the browser's rules behind, whether or not anybody answered. `silent`: the browser told nothing. */
  readonly kind: "blocked" | "passed" | "silent";
  /** The browser's own word. */
  readonly error?: string;
}

/** A port that no listed program uses; the path says to a curious server who asked. */
export const TEST_URL = "http://127.0.0.1:47613/hushport-self-test";

/** Above what a browser takes to refuse a connection to its own machine. */
const DEADLINE_MS = 5_000;

/**
 * The browsers' errors for a request that an extension stopped; whatever else happens, it was not stopped.
 *
 * Source: https://developer.chrome.com/docs/extensions/reference/api/webRequest, and measured in Firefox ESR 153.
 */
const BLOCK_ERRORS = new Set(["net::ERR_BLOCKED_BY_CLIENT", "NS_ERROR_ABORT", "NS_BINDING_ABORTED"]);

/** Firefox's match patterns know no ports: the listener looks at the rest. */
const FILTER = { urls: ["*://127.0.0.1/*"] };

interface SeenRequest {
  readonly url: string;
  readonly error?: string;
}

/** Requests one local address from a document of opaque origin, which could be anybody's, and asks the browser about it. */
export async function requestLikeAStranger(): Promise<SelfTestResult> {
  const frame = document.createElement("iframe");
  frame.setAttribute("sandbox", "");
  frame.hidden = true;
  const { promise, resolve } = Promise.withResolvers<SelfTestResult>();
  const listener = ({ url, error }: SeenRequest): void => {
    if (url === TEST_URL) resolve(judge(error));
  };
  const { onErrorOccurred, onCompleted } = chrome.webRequest;
  onErrorOccurred.addListener(listener, FILTER);
  onCompleted.addListener(listener, FILTER);
  const timer = setTimeout(() => resolve({ kind: "silent" }), DEADLINE_MS);
  try {
    frame.srcdoc = `<img alt="" src="${TEST_URL}">`;
    document.body.append(frame);
    return await promise;
  } finally {
    clearTimeout(timer);
    onErrorOccurred.removeListener(listener);
    onCompleted.removeListener(listener);
    frame.remove();
  }
}

function judge(error: string | undefined): SelfTestResult {
  if (error === undefined) return { kind: "passed" };
  return { kind: BLOCK_ERRORS.has(error) ? "blocked" : "passed", error };
}
