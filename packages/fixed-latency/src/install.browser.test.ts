/* oxlint-disable typescript/no-unsafe-type-assertion, typescript/unbound-method, unicorn/prefer-add-event-listener --
   What pages are given by a script and what they return; what the page itself would write. */
import { BROWSER_KINDS } from "@hushport/recorder";
import { openTarget, type Target } from "@hushport/testbed";
import type { Page } from "puppeteer-core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { openBrowserPages, type BrowserPages } from "./fixtures/browser-page.ts";
import type { PageTools } from "./fixtures/page.ts";

/** What the page is given by its script. */
declare const tools: PageTools;

/** Far above what a closed port takes to fail natively. */
const LATENCY_MS = 900;

/** Pages at once; they wait more than they work. */
const AT_ONCE = 6;

/** Whether a failure took its time. Half: a native one takes some milliseconds, on a busy machine some hundred. */
const isHushed = (tookMs: number): boolean => tookMs >= LATENCY_MS / 2;

/** Code of a page that times one failure with the WebSocket that `expression` finds; as text, it runs in any realm. */
const timed = (expression: string, url: string): string => `(async () => {
  const Found = ${expression};
  const startMs = Date.now();
  const socket = new Found(${JSON.stringify(url)});
  await new Promise((resolve) => (socket.onclose = resolve));
  return Date.now() - startMs;
})()`;

/** Ways to another WebSocket that the library is in the way of: text of an expression for a class. */
const HUSHED: Readonly<Record<string, string>> = {
  "the page's own": "WebSocket",
  "the constructor of the prototype": "WebSocket.prototype.constructor",
  "the constructor of a socket": "Object.getPrototypeOf(new WebSocket('ws://127.0.0.1:1/')).constructor",
  "a frame just appended, by its element":
    "document.body.appendChild(document.createElement('iframe')).contentWindow.WebSocket",
  "a frame just appended, by its index":
    "(document.body.append(document.createElement('iframe')), window[window.length - 1].WebSocket)",
  "a frame from innerHTML":
    "((document.body.appendChild(document.createElement('p')).innerHTML = '<iframe>'), window[window.length - 1].WebSocket)",
  "a frame from insertAdjacentHTML":
    "(document.body.insertAdjacentHTML('beforeend', '<iframe>'), frames[frames.length - 1].WebSocket)",
  "a frame inside a frame":
    "(() => { const f = document.body.appendChild(document.createElement('iframe')).contentDocument; f.body.innerHTML = '<iframe>'; return f.defaultView[0].WebSocket; })()",
  "a frame with a source, in the same task":
    "(() => { const f = document.createElement('iframe'); f.src = '/bare'; document.body.append(f); return f.contentWindow.WebSocket; })()",
  "the first document of a frame with srcdoc":
    "await new Promise((resolve) => { window.tell = resolve; const f = document.createElement('iframe'); f.srcdoc = '<script>parent.tell(WebSocket)</scr' + 'ipt>'; document.body.append(f); })",
  "the first document of a frame with src":
    "await new Promise((resolve) => { const f = document.createElement('iframe'); f.src = '/bare'; f.onload = () => resolve(f.contentWindow.WebSocket); document.body.append(f); })",
  "a popup": "window.open('about:blank').WebSocket",
  "a frame by its document":
    "document.body.appendChild(document.createElement('iframe')).contentDocument.defaultView.WebSocket",
  "a frame in a shadow tree":
    "(() => { const r = document.body.appendChild(document.createElement('div')).attachShadow({ mode: 'closed' }); r.innerHTML = '<iframe>'; return r.firstChild.contentWindow.WebSocket; })()",
  "a frame in its load listener":
    "(() => { let found; const f = document.createElement('iframe'); f.onload = () => { found ??= window[window.length - 1].WebSocket; }; document.body.append(f); return found ?? window[window.length - 1].WebSocket; })()",
  "a frame after length was replaced":
    "(() => { window.length = 0; document.body.append(document.createElement('iframe')); let n = 0; while (window[n + 1]) n++; return window[n].WebSocket; })()",
  "a frame after arrays were poisoned":
    "(() => { Array.prototype[Symbol.iterator] = function* () {}; document.body.append(document.createElement('iframe')); return document.querySelector('iframe:last-of-type').contentWindow.WebSocket; })()",
  "a frame after Object.prototype was poisoned":
    "(() => { for (const name of ['get', 'apply', 'construct', 'value', 'enumerable']) Object.prototype[name] = undefined; document.body.append(document.createElement('iframe')); return document.querySelector('iframe:last-of-type').contentWindow.WebSocket; })()",
  "the page's own, after built-ins were replaced":
    "(() => { Function.prototype.call = Function.prototype.apply = Function.prototype.bind = () => {}; Reflect.apply = Reflect.construct = () => {}; EventTarget.prototype.addEventListener = Event.prototype.stopImmediatePropagation = () => {}; window.setTimeout = (f) => f(); window.queueMicrotask = () => {}; performance.now = () => 0; return WebSocket; })()",
  "what a handler of a proxy inherits":
    "(() => { let found = WebSocket; Object.prototype.get = Object.prototype.construct = function (target) { found = target; return Reflect.get(...arguments); }; WebSocket.name; delete Object.prototype.get; delete Object.prototype.construct; return found; })()",
};

/** A frame whose `src` or `srcdoc` is set a second time: text of an expression for a promise of milliseconds. */
const inSecondDocument = (script: string): string => `new Promise((resolve) => {
  addEventListener("message", ({ data }) => resolve(data), { once: true });
  const frame = document.createElement("iframe");
  frame.srcdoc = "first";
  frame.onload = () => {
    frame.onload = null;
    frame.srcdoc = ${JSON.stringify(`<script>${script}.then((ms) => parent.postMessage(ms, "*"))</script>`)};
  };
  document.body.append(frame);
})`;

/** A frame of another origin, which has a page of its own. */
const inOtherOrigin = (script: string): string => `new Promise((resolve) => {
  addEventListener("message", ({ data }) => resolve(data), { once: true });
  const frame = document.createElement("iframe");
  const text = ${JSON.stringify(`${script}.then((ms) => parent.postMessage(ms, "*"))`)};
  frame.src = "http://localhost:" + location.port + "/scripted?text=" + encodeURIComponent(text);
  document.body.append(frame);
})`;

const inServiceWorker = (script: string): string => `(async () => {
  const text = ${JSON.stringify(`onmessage = ({ source }) => ${script}.then((ms) => source.postMessage(ms))`)};
  const { installing, waiting, active } = await navigator.serviceWorker.register(
    "/scripts/sw.js?text=" + encodeURIComponent(text),
  );
  const answer = new Promise((resolve) =>
    navigator.serviceWorker.addEventListener("message", ({ data }) => resolve(data), { once: true }),
  );
  navigator.serviceWorker.startMessages();
  (installing ?? waiting ?? active).postMessage("go");
  return answer;
})()`;

/** A script that is inserted in the same call as a frame whose own document is still on its way. */
const FOUND_INSIDE =
  "(() => { const b = document.createElement('div'); const f = document.createElement('iframe'); f.src = '/bare'; const s = document.createElement('script'); s.textContent = 'window.found = window[window.length - 1].WebSocket'; b.append(f, s); document.body.append(b); return found; })()";

/** What a page can still do, as docs/fixed-latency.md lists it: code that times a failure there. */
const NATIVE: Readonly<Record<string, (url: string) => string>> = {
  "a service worker": (url) => inServiceWorker(timed("WebSocket", url)),
  "the second document of a frame": (url) => inSecondDocument(timed("WebSocket", url)),
  "a script inserted together with a frame": (url) => timed(FOUND_INSIDE, url),
  "a frame of another origin": (url) => inOtherOrigin(timed("WebSocket", url)),
};

let closed: Target;

beforeAll(async () => {
  closed = await openTarget("closed");
});

afterAll(() => closed.close());

describe.each(BROWSER_KINDS)("installFixedLatency() in %s", (kind) => {
  let pages: BrowserPages;

  beforeAll(async () => {
    pages = await openBrowserPages(kind);
  });

  afterAll(() => pages[Symbol.asyncDispose]());

  async function openInstalled(): Promise<Page> {
    const page = await pages.open();
    await page.evaluate((latencyMs) => {
      tools.installFixedLatency(globalThis, { latencyMs });
    }, LATENCY_MS);
    return page;
  }

  /** Times each way on a page of its own. */
  async function timeAll(
    ways: Readonly<Record<string, (url: string) => string>>,
  ): Promise<Record<string, boolean>> {
    const took: Record<string, boolean> = {};
    const names = Object.keys(ways);
    const timeOne = async (name: string): Promise<void> => {
      const page = await openInstalled();
      // Firefox makes a port wait that has failed before: each way has a port of its own.
      await using target = await openTarget("closed");
      const code = ways[name]?.(`ws://${target.authority}/`) ?? "";
      took[name] = isHushed(Number(await page.evaluate(code)));
      await page.close();
    };
    for (let start = 0; start < names.length; start += AT_ONCE)
      await Promise.all(names.slice(start, start + AT_ONCE).map(timeOne));
    return took;
  }

  test("hushes every way to a WebSocket of the page", async () => {
    const ways = Object.entries(HUSHED).map(
      ([name, way]) => [name, (url: string) => timed(way, url)] as const,
    );
    expect(await timeAll(Object.fromEntries(ways))).toEqual(
      Object.fromEntries(ways.map(([name]) => [name, true])),
    );
  });

  test("does not hush what the documentation says it does not", async () => {
    expect(await timeAll(NATIVE)).toEqual(
      Object.fromEntries(Object.keys(NATIVE).map((name) => [name, false])),
    );
  });

  test("looks like a built-in, removes WebSocketStream, and does nothing when it runs again", async () => {
    const page = await openInstalled();
    const seen = await page.evaluate(() => {
      const before = WebSocket;
      tools.installFixedLatency();
      const { get } = Object.getOwnPropertyDescriptor(WebSocket.prototype, "readyState") ?? {};
      return [
        WebSocket === before,
        /\[native code\]/.test(String(WebSocket)),
        /\[native code\]/.test(String(get)),
        /\[native code\]/.test(String(WebSocket.prototype.send)),
        "WebSocketStream" in window,
      ];
    });
    expect(seen).toEqual([true, true, true, true, false]);
    await page.close();
  });

  test("hushes workers of every kind, which find their location and their files", async () => {
    const page = await openInstalled();
    const url = `ws://${closed.authority}/`;
    const post = `.then((ms) => postMessage([ms, location.pathname, typeof importScripts]))`;
    const script = `${timed("WebSocket", url)}${post}`;
    const seen = await page.evaluate(
      async (script, isShared) => {
        const file = `/scripts/file.js?text=${encodeURIComponent(script)}`;
        const nested = `new Worker(${JSON.stringify(file)}).onmessage = ({ data }) => postMessage(data)`;
        const blob = URL.createObjectURL(new Blob([script], { type: "text/javascript" }));
        const workers: Record<string, Worker> = {
          classic: new Worker(file),
          module: new Worker(file, { type: "module" }),
          blob: new Worker(blob),
          data: new Worker(`data:text/javascript,${encodeURIComponent(script)}`),
          nested: new Worker(`/scripts/nested.js?text=${encodeURIComponent(nested)}`),
          imports: new Worker(
            `/scripts/i.js?text=${encodeURIComponent(`importScripts(${JSON.stringify(file)})`)}`,
          ),
        };
        URL.revokeObjectURL(blob);
        const answer = (target: Worker | MessagePort): Promise<unknown> =>
          new Promise((resolve) => {
            target.onmessage = ({ data }) => resolve(data);
            if (target instanceof Worker) target.onerror = ({ message }) => resolve(`error ${message}`);
          });
        const shared = `onconnect = ({ ports: [port] }) => { globalThis.postMessage = (data) => port.postMessage(data); ${script} }`;
        const { port } = new SharedWorker(`/scripts/shared.js?text=${encodeURIComponent(shared)}`);
        const names = [...Object.keys(workers), ...(isShared ? ["shared"] : [])];
        const answers = await Promise.all([
          ...Object.values(workers).map(answer),
          ...(isShared ? [answer(port)] : []),
        ]);
        return names.map((name, index) => [name, answers[index]] as const);
      },
      script,
      true,
    );
    const told = seen.map(([name, answer]) =>
      Array.isArray(answer) ? [name, isHushed(Number(answer[0])), answer[1], answer[2]] : [name, answer],
    );
    expect(told.map(([name, isSlow]) => [name, isSlow])).toEqual(
      ["classic", "module", "blob", "data", "nested", "imports", "shared"].map((name) => [name, true]),
    );
    expect(told[0]).toEqual(["classic", true, "/scripts/file.js", "function"]);
    await page.close();
  });

  test("leaves errors of worker constructors as they are", async () => {
    const page = await openInstalled();
    const seen = await page.evaluate(() => {
      const name = (act: () => unknown): string => {
        try {
          act();
          return "made";
        } catch (error) {
          return (error as Error).name;
        }
      };
      return [
        name(() => Reflect.construct(Worker, [])),
        name(() => new Worker("http://[")),
        name(() => Reflect.apply(Worker, undefined, ["x"])),
        name(() => new Worker("/worker.js") instanceof Worker),
        Worker.name,
        Worker.prototype.constructor === Worker,
      ];
    });
    expect(seen).toEqual(["TypeError", "SyntaxError", "TypeError", "made", "Worker", true]);
    await page.close();
  });
});
