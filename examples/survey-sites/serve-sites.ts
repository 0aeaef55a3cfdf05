// Serves small sites on this machine for a first survey, and writes their list (sites.txt) and where they are
// (resolve.txt), so that the browser takes them for sites of the internet. `--sites 200`; Ctrl-C ends it.
import { once } from "node:events";
import { writeFile } from "node:fs/promises";
import { createServer } from "node:http";
import { parseArgs } from "node:util";

const { values } = parseArgs({ options: { sites: { type: "string", default: "200" } } });
const count = Number(values.sites);
if (!Number.isInteger(count) || count < 1 || count > 250)
  throw new RangeError("Cannot serve: give 1 to 250 sites");

/** Each site has an address of its own, as on the web: a survey visits one address at a time. */
const addresses = Array.from({ length: count }, (_, index) => `127.0.1.${index + 1}`);
/** One in ten looks for remote-desktop programs, as ThreatMetrix did in 2020; one in fifty asks for a developer's server. */
const SCAN =
  "for (const port of [63333, 5900, 5901, 5902, 5903, 3389, 5950, 5931, 5939, 6039, 5944, 6040, 5279, 7070]) new WebSocket('wss://127.0.0.1:' + port);";
const LEFT_OVER = "fetch('http://localhost:3000/api').catch(() => undefined);";

let port = 0;
for (const [index, address] of addresses.entries()) {
  const script = index % 10 === 3 ? SCAN : index % 50 === 7 ? LEFT_OVER : "";
  const page = `<!doctype html><html lang="en"><title>Site ${index + 1}</title><h1>Site ${index + 1}</h1><script>${script}</script>`;
  const server = createServer((request, response) => {
    response.setHeader("content-type", "text/html").end(request.url === "/" ? page : "");
  }).listen(port, address);
  await once(server, "listening");
  const bound = server.address();
  if (bound !== null && typeof bound === "object") ({ port } = bound);
}
const names = addresses.map((_address, index) => `site${index + 1}.test`);
await writeFile("sites.txt", names.map((name) => `http://${name}:${port}/\n`).join(""));
await writeFile(
  "resolve.txt",
  names.map((name, index) => `${name}:${port}:${addresses[index] ?? ""}\n`).join(""),
);
process.stdout.write(`${count} sites are served; see sites.txt and resolve.txt. Ctrl-C ends them.\n`);
