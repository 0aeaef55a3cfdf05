import { serveSite } from "@hushport/testbed";
import { describe, expect, test } from "vitest";
import { record, type Recording } from "./index.ts";

const HOST = "public.test";
const OTHER = "cdn.public.test";

/** Two connections of one page that talk to each other: the addresses are the machine's own, behind mDNS names. */
const SELF_CALL = `
const one = new RTCPeerConnection(), two = new RTCPeerConnection();
one.onicecandidate = ({ candidate }) => candidate && two.addIceCandidate(candidate);
two.onicecandidate = ({ candidate }) => candidate && one.addIceCandidate(candidate);
const connected = new Promise((resolve) => {
  two.ondatachannel = ({ channel }) => (channel.onmessage = ({ data }) => resolve(data));
});
const channel = one.createDataChannel("x");
channel.onopen = () => channel.send("hello");
await one.setLocalDescription(await one.createOffer());
await two.setRemoteDescription(one.localDescription);
await two.setLocalDescription(await two.createAnswer());
await one.setRemoteDescription(two.localDescription);
await connected;`;

const BUSY_PAGE = (origin: string): string => `<!doctype html><title>busy</title>
<link rel="icon" href="/icon.png"><link rel="manifest" href="/app.webmanifest"><link rel="stylesheet" href="${origin}/style.css">
<link rel="preconnect" href="${origin}"><link rel="dns-prefetch" href="${origin}"><link rel="preload" as="image" href="${origin}/a.png">
<link rel="modulepreload" href="/module.js"><link rel="prefetch" href="/next">
<a href="http://localhost:3000/">local</a> <a href="http://192.168.1.1/">router</a> <a href="http://printer.local/" ping="http://localhost:1/">printer</a>
<form action="http://127.0.0.1:8080/"><input type="email" autocomplete="email"><input type="password"></form>
<img src="${origin}/a.png"><img src="data:image/gif;base64,R0lGODlhAQABAAAAACw="><video src="/video.mp4" autoplay muted></video>
<iframe src="${origin}/frame"></iframe><iframe srcdoc="<img src='data:,'>"></iframe><object data="/a.svg"></object>
<!-- http://localhost:9999/ in a comment --><template><img src="http://127.0.0.1:1234/"></template>
<script>const text = "http://127.0.0.1:5900/ is only text";</script>
<script type="module">
await navigator.serviceWorker.register("/worker.js");
await navigator.serviceWorker.ready;
const socket = new WebSocket(location.origin.replace("http", "ws") + "/socket");
await new Promise((resolve) => { socket.onmessage = resolve; socket.onopen = () => socket.send("x"); });
await fetch("${origin}/data.json");
await new Promise((resolve) => { new Worker(URL.createObjectURL(new Blob(["postMessage(1)"]))).onmessage = resolve; });
await fetch(URL.createObjectURL(new Blob(["x"])));
navigator.sendBeacon("${origin}/beacon", "x");
new EventSource("/events");
try { await navigator.permissions.query({ name: "local-network-access" }); } catch {}
new RTCPeerConnection({ iceServers: [] }).createOffer();
${SELF_CALL}
document.title = "done";
</script>`;

/** Visits pages of two public names on this machine. */
async function visitPublic(
  page: (other: string) => string,
): Promise<{ readonly recording: Recording; readonly paths: readonly string[] }> {
  const cors = { "access-control-allow-origin": "*", "timing-allow-origin": "*" };
  await using site = await serveSite({
    tls: [HOST, OTHER],
    routes: {
      "/worker.js": `onfetch = (event) => event.respondWith(fetch(event.request));`,
      "/module.js": `export {};`,
      "/style.css": {
        headers: cors,
        body: `@font-face{font-family:x;src:url(/font.woff2)} body{font-family:x;background:url(/b.png)}`,
      },
      "/data.json": { headers: cors, body: "{}" },
      "/events": { type: "text/event-stream", body: "data: x\n\n" },
      "/frame": `<script>fetch("/data.json")</script>`,
    },
    handler: (request, response) => {
      if (request.url === "/")
        response.writeHead(200, { "content-type": "text/html" }).end(page(`https://${OTHER}:${site.port}`));
      else response.writeHead(404, cors).end();
    },
  });
  const recording = await record(site.url(HOST), {
    dwellMs: 2_500,
    certificates: "ignore",
    resolutions: [HOST, OTHER].map((host) => ({ host, port: site.port, address: "127.0.0.1" })),
  });
  return { recording, paths: site.requests().map(({ path }) => path) };
}

describe("record() finds nothing local", () => {
  test("on a blank page", async () => {
    const { recording } = await visitPublic(() => "");
    expect(recording).toMatchObject({ outcome: { kind: "loaded" }, probes: [] });
  });

  test("on a busy page that talks to public names only, and to itself", async () => {
    const { recording, paths } = await visitPublic(BUSY_PAGE);
    expect(recording.probes).toEqual([]);
    expect(recording).toMatchObject({ outcome: { kind: "loaded" }, title: "done" });
    expect(paths).toEqual(
      expect.arrayContaining(["/worker.js", "/style.css", "/data.json", "/frame", "/beacon"]),
    );
  });

  test("on a public page that is reached through a proxy on this machine", async () => {
    await using proxy = await serveSite({
      handler: (_request, response) =>
        response.end("<title>by proxy</title><img src='http://other.public.test/a.png'>"),
    });
    const recording = await record("http://public.test/", {
      dwellMs: 300,
      switches: [`--proxy-server=127.0.0.1:${proxy.port}`],
    });
    expect(recording).toMatchObject({ title: "by proxy", probes: [] });
    expect(proxy.requests().length).toBeGreaterThan(1);
  });

  test("on a page of this machine that talks to its own server only", async () => {
    await using site = await serveSite({
      routes: { "/": `<script>fetch("/x");new WebSocket("ws://"+location.host)</script>` },
    });
    const recording = await record(`http://127.0.0.1:${site.port}/`, { dwellMs: 300 });
    expect(recording).toMatchObject({ outcome: { kind: "loaded" }, probes: [] });
  });
});
