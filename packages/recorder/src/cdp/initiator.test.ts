import type { Protocol } from "devtools-protocol";
import { expect, test } from "vitest";
import { HOOK_URL } from "../hook/page-hook.ts";
import { flattenStack, MAX_STACK_FRAMES, parseStackText, toInitiator } from "./initiator.ts";

const call = (functionName: string, url = "https://shop.test/a.js"): Protocol.Runtime.CallFrame => ({
  functionName,
  scriptId: "1",
  url,
  lineNumber: 4,
  columnNumber: 9,
});

test("flattenStack() counts lines and columns from 1, and says what each hop was", () => {
  expect(
    flattenStack({
      callFrames: [call("a")],
      parent: { description: "setTimeout", callFrames: [call("b"), call("c")] },
    }),
  ).toEqual([
    { functionName: "a", url: "https://shop.test/a.js", line: 5, column: 10 },
    { functionName: "b", url: "https://shop.test/a.js", line: 5, column: 10, asyncCause: "setTimeout" },
    { functionName: "c", url: "https://shop.test/a.js", line: 5, column: 10 },
  ]);
});

test("flattenStack() leaves our own calls out and cuts what is too deep", () => {
  expect(flattenStack({ callFrames: [call("hook", HOOK_URL)] })).toEqual([]);
  const deep = { callFrames: Array.from({ length: 20 }, () => call("x")) };
  expect(flattenStack({ ...deep, parent: { ...deep, parent: deep } })).toHaveLength(MAX_STACK_FRAMES);
});

test("toInitiator() names the first script with an address, else the markup's line, else nothing", () => {
  const stack = { callFrames: [call("eval", ""), call("a")] };
  expect(toInitiator({ type: "script", stack }, "https://shop.test/")).toMatchObject({
    scriptUrl: "https://shop.test/a.js",
    line: 5,
  });
  expect(toInitiator({ type: "script", stack: { callFrames: [call("eval", "")] } }, null)).toMatchObject({
    scriptUrl: null,
    line: 5,
  });
  expect(toInitiator({ type: "parser", url: "https://shop.test/", lineNumber: 0 }, null)).toEqual({
    frameUrl: "https://shop.test/",
    scriptUrl: null,
    line: 1,
    column: null,
    stack: [],
  });
  expect(toInitiator(undefined, null)).toMatchObject({ frameUrl: null, line: null });
});

test("parseStackText() reads V8's stacks and leaves our own calls out", () => {
  const text = `Error
    at report (${HOOK_URL}:20:3)
    at scan (https://shop.test/a.js:2:7)
    at async https://shop.test/b.js:10:1
    at new Peer (https://shop.test/c.js:3:4)
    at Object.apply (<anonymous>)
    at https://[::1]:8080/d.js:1:1`;
  expect(parseStackText(text).map(({ functionName, url, line }) => `${functionName} ${url} ${line}`)).toEqual(
    [
      "scan https://shop.test/a.js 2",
      " https://shop.test/b.js 10",
      "new Peer https://shop.test/c.js 3",
      " https://[::1]:8080/d.js 1",
    ],
  );
});

test.for(["", "Error", "    at ", "\n".repeat(1000), `    at ${"(".repeat(10_000)}`])(
  "parseStackText() takes no harm from %j",
  (text) => {
    expect(parseStackText(text)).toEqual([]);
  },
);
