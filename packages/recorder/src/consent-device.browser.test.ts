import { once } from "node:events";
import { createServer, type Server } from "node:http";
import { afterAll, beforeAll, expect, test } from "vitest";
import { phoneUserAgent } from "./visit/emulate-phone.ts";
import { record } from "./record.ts";

const seen: { path: string; headers: NodeJS.Dict<string | string[]> }[] = [];
let server: Server;
let port = 0;

const PAGES: Readonly<Record<string, string>> = {
  "/banner": `<div id=host></div><script>
    setTimeout(() => {
      const root = document.getElementById("host").attachShadow({ mode: "open" });
      root.innerHTML = "<button>Manage options</button><button>Accept all</button>";
      root.querySelectorAll("button")[1].onclick = () => new Image().src = "http://127.0.0.2:__PORT__/after-consent";
    }, 600);
  </script>`,
  "/framed": `<iframe src="http://cmp.test:__PORT__/frame"></iframe>`,
  "/frame": `<a href="#" onclick="new Image().src='http://127.0.0.2:__PORT__/after-consent'">Alle akzeptieren</a>`,
  "/none": `<button>Accept the challenge</button><a href="#">Accessories</a>`,
  "/device": `<script type=module>
    const { mobile, platform } = navigator.userAgentData ?? {};
    const worker = new Worker(URL.createObjectURL(new Blob(["postMessage(navigator.userAgent)"])));
    worker.onmessage = ({ data }) => fetch("/told?" + encodeURIComponent(JSON.stringify({
      agent: navigator.userAgent, worker: data, mobile, platform, touch: navigator.maxTouchPoints, width: innerWidth,
    })));
  </script><meta name=viewport content="width=device-width">`,
};

beforeAll(async () => {
  server = createServer(({ url = "/", headers }, response) => {
    seen.push({ path: url, headers });
    response.setHeader("content-type", "text/html");
    response.end((PAGES[url] ?? "").replaceAll("__PORT__", String(port)));
  });
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  const address = server.address();
  if (address !== null && typeof address === "object") port = address.port;
});
afterAll(() => {
  server.closeAllConnections();
  server.close();
});

function visit(path: string, options: Parameters<typeof record>[1]) {
  const resolutions = ["site.test", "cmp.test"].map((host) => ({ host, port, address: "127.0.0.1" }));
  return record(`http://site.test:${port}${path}`, { dwellMs: 2_500, resolutions, lna: "off", ...options });
}

test.for([
  ["/banner", "Accept all"],
  ["/framed", "Alle akzeptieren"],
] as const)("record() presses the consent button of %s, and sees what follows", async ([path, words]) => {
  const { probes, warnings } = await visit(path, { consent: "accept" });
  expect(probes.map((probe) => probe.path)).toEqual(["/after-consent"]);
  expect(warnings).toContain(`The consent button "${words}" was pressed.`);
});

test("record() says that there was no consent button, and presses nothing else", async () => {
  const { warnings } = await visit("/none", { consent: "accept" });
  expect(warnings).toContain("No consent button was found.");
});

test("record() presses nothing unless it is told to", async () => {
  const { probes, warnings } = await visit("/banner", {});
  expect(probes).toEqual([]);
  expect(warnings.join(" ")).not.toContain("consent");
});

test("record() as a phone tells page, worker and server alike", async () => {
  seen.length = 0;
  const { browser } = await visit("/device", { device: "phone" });
  const agent = phoneUserAgent(browser.version);
  const told = seen.find(({ path }) => path.startsWith("/told?"));
  expect(JSON.parse(decodeURIComponent(told?.path.slice("/told?".length) ?? "null"))).toMatchObject({
    agent,
    worker: agent,
    touch: 5,
    width: 412,
  });
  const page = seen.find(({ path }) => path === "/device");
  expect(page?.headers["user-agent"]).toBe(agent);
});
