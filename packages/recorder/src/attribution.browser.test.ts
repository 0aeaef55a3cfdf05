import { openTarget, serveSite } from "@hushport/testbed";
import { afterAll, beforeAll, expect, test } from "vitest";
import { record, type Recording } from "./index.ts";

const HOST = "attribution.test";
const stop = new AbortController();
let recording: Recording;
let ports: { readonly timer: number; readonly promise: number; readonly markup: number };

beforeAll(async () => {
  const { signal } = stop;
  const targets = await Promise.all(
    ["timer", "promise", "markup"].map(() => openTarget("closed", { protocol: "tcp", signal })),
  );
  const [timer = 0, promise = 0, markup = 0] = targets.map(({ port }) => port);
  ports = { timer, promise, markup };
  const script = `function go() {
  new WebSocket("ws://127.0.0.1:${timer}");
}
function later() { setTimeout(go, 10); }
async function ask() {
  await new Promise((resolve) => setTimeout(resolve, 10));
  fetch("http://127.0.0.1:${promise}/", { mode: "no-cors" }).catch(() => 0);
}
later();
ask();
`;
  const page = `<!doctype html>
<title>Attribution</title>
<img src="http://127.0.0.1:${markup}/pixel.png" alt="">
<script src="/scanner.js"></script>`;
  const site = await serveSite({ routes: { "/": page, "/scanner.js": script }, signal });
  recording = await record(site.url(HOST), {
    dwellMs: 600,
    resolutions: [{ host: HOST, port: site.port, address: "127.0.0.1" }],
    signal,
  });
}, 40_000);
afterAll(() => stop.abort());

function probeAt(port: number) {
  const probe = recording.probes.find((known) => known.port === port);
  if (probe === undefined) throw new RangeError(`Cannot find a probe of port ${port}`);
  return probe;
}

test("record() follows a stack back through the timer that called", () => {
  const { initiator } = probeAt(ports.timer);
  expect(initiator).toMatchObject({ scriptUrl: expect.stringMatching(/scanner\.js$/), line: 2, column: 3 });
  expect(initiator.stack.map(({ functionName }) => functionName)).toEqual(["go", "later", ""]);
  expect(initiator.stack[1]).toMatchObject({ asyncCause: "setTimeout", line: 4 });
});

test("record() follows a stack back through an await", () => {
  const { stack } = probeAt(ports.promise).initiator;
  expect(stack[0]).toMatchObject({ functionName: "ask", line: 7 });
  expect(stack[1]).toMatchObject({ asyncCause: "await", line: 10 });
});

test("record() names the document and its line for markup", () => {
  expect(probeAt(ports.markup).initiator).toMatchObject({
    frameUrl: expect.stringContaining(HOST),
    scriptUrl: null,
    line: 3,
    stack: [],
  });
});
