import { expect, test } from "vitest";
import { parseProtocolEvent } from "./connection.ts";
import { TargetTracker } from "./targets.ts";

const PAGE = "page-session";

/** A visited page with one frame; `told` is what the browser says of the frame. */
function tracker(
  ...told: readonly (readonly [method: string, params: object, sessionId?: string | undefined])[]
): TargetTracker {
  const targets = new TargetTracker();
  const events = [
    attached(PAGE, { targetId: "top", type: "page", url: "about:blank" }),
    navigated({ id: "top", url: "https://shop.test/", securityOrigin: "https://shop.test" }),
    ...told,
  ] as const;
  for (const [method, params, sessionId] of events) {
    const event = { method, params, sessionId };
    targets.add(parseProtocolEvent(event));
  }
  return targets;
}

const attached = (sessionId: string, targetInfo: object, parent?: string) =>
  ["Target.attachedToTarget", { sessionId, targetInfo, waitingForDebugger: true }, parent] as const;
const navigated = (frame: object) => ["Page.frameNavigated", { frame, type: "Navigation" }, PAGE] as const;
const child = (url: string, securityOrigin: string) =>
  navigated({ id: "child", parentId: "top", url, securityOrigin });
const world = (origin: string) =>
  [
    "Runtime.executionContextCreated",
    { context: { id: 1, origin, auxData: { frameId: "child", isDefault: true } } },
    PAGE,
  ] as const;

test.for([
  ["same-origin-frame", [child("https://shop.test/f", "https://shop.test")]],
  ["cross-origin-frame", [child("https://ads.test/f", "https://ads.test")]],
  ["about-blank-frame", [child("about:blank", "://"), world("https://shop.test")]],
  ["srcdoc-frame", [child("about:srcdoc", "://"), world("https://shop.test")]],
  ["sandboxed-frame", [child("about:srcdoc", "://"), world("://")]],
  ["sandboxed-frame", [world("://"), child("https://shop.test/f", "https://shop.test")]],
  ["data-frame", [child("data:text/html,x", "://")]],
  ["blob-frame", [child("blob:https://shop.test/1", "https://shop.test")]],
] as const)("TargetTracker tells a %s", ([context, told]) => {
  const targets = tracker(...told);
  expect(targets.contextOf(targets.frame("child", PAGE), PAGE)).toBe(context);
});

test.for([
  ["dedicated-worker", "worker", "https://shop.test/w.js", PAGE],
  ["blob-worker", "worker", "blob:https://shop.test/1", PAGE],
  ["data-worker", "worker", "data:text/javascript,1", PAGE],
  ["shared-worker", "shared_worker", "https://shop.test/w.js", undefined],
  ["service-worker", "service_worker", "https://shop.test/w.js", undefined],
  ["nested-worker", "worker", "https://shop.test/w.js", "outer"],
] as const)("TargetTracker tells a %s", ([context, type, url, parent]) => {
  const targets = tracker(
    attached("outer", { targetId: "o", type: "worker", url: "https://shop.test/o.js" }, PAGE),
    attached("w", { targetId: "w", type, url }, parent),
  );
  expect(targets.contextOf(targets.frame(undefined, "w"), "w")).toBe(context);
  expect(targets.urlOf(undefined, "w")).toBe(url);
});

test("TargetTracker tells a popup, and who opened it", () => {
  const targets = tracker(
    attached("p", { targetId: "pop", type: "page", url: "", openerId: "top", openerFrameId: "top" }),
  );
  const popup = targets.frame("pop", "p");
  if (popup === undefined) throw new RangeError("the popup has a frame");
  expect(targets.contextOf(popup, "p")).toBe("popup");
  expect(targets.openerOf(popup)?.url).toBe("https://shop.test/");
  expect(targets.topFrame()?.frameId).toBe("top");
});

test("TargetTracker keeps the visited page when the visit leaves it for the blank one", () => {
  const targets = tracker(navigated({ id: "top", url: "about:blank", securityOrigin: "://" }));
  expect([targets.visitedUrl(), targets.visitedOrigin()]).toEqual([
    "https://shop.test/",
    "https://shop.test",
  ]);
});

test("TargetTracker says unknown where nobody told it of a target", () => {
  const targets = new TargetTracker();
  expect(targets.contextOf(undefined, "nobody")).toBe("unknown");
  expect(targets.contextOf(undefined, undefined)).toBe("unknown");
  expect(targets.urlOf(undefined, undefined)).toBeNull();
  expect([targets.topFrame(), targets.visitedUrl(), targets.visitedOrigin()]).toEqual([
    undefined,
    undefined,
    undefined,
  ]);
});
