import { attempts } from "./port-scan-shapes.ts";
import { traceMaker } from "./trace-maker.ts";
import type { TraceMaker, Variation } from "./trace.ts";
import type { Attempt } from "./write-probes.ts";

/** Ports of services that people run at home: web servers, media, storage, monitoring, and some that no list has. */
const HOME_SERVICES = [80, 443, 5000, 8006, 8080, 8096, 8123, 8989, 7878, 9000, 9090, 9443, 32_400, 51_821];

/** Pages that are themselves on this machine or network, and know what is there. */
export const PAGES_AT_HOME: readonly TraceMaker[] = [
  homePage(
    "hot-reload-and-apis-at-home",
    "developer's own page",
    "A page on localhost with hot reload, two interfaces and two tools that are down",
    "http://localhost:3000/",
    ({ chance }) => [
      { atMs: 100, port: 3000, scheme: "ws", path: "/_next/webpack-hmr", state: "open" },
      {
        atMs: 200,
        port: chance.pick([8000, 8080, 4000]),
        channel: "fetch",
        path: "/api/users",
        state: "open",
      },
      { atMs: 250, port: 9229, channel: "fetch", path: "/json/version" },
      { atMs: 300, port: 8097, scheme: "ws", path: "/" },
      { atMs: 310, port: 5432, channel: "fetch", path: "/" },
    ],
  ),
  homePage(
    "microservices-at-home",
    "developer's own page",
    "Health checks of six services, most of them up",
    "http://127.0.0.1:8080/",
    (variation) =>
      attempts([8081, 8082, 8083, 8084, 9090, 5601], 5, variation, () => ({
        channel: "fetch",
        path: "/actuator/health",
        state: variation.chance.unit() < 0.8 ? "open" : "closed",
      })),
  ),
  dashboard("dashboard-by-address", "http://192.168.1.10:3000/"),
  dashboard("dashboard-by-mdns-name", "http://homer.local/"),
  dashboard("dashboard-by-single-label", "http://dash/"),
  dashboard("dashboard-by-home-arpa", "http://start.home.arpa/"),
];

function dashboard(id: string, url: string): TraceMaker {
  const source = `A start page at ${url} that shows which services are up, as Homer, Heimdall and others do`;
  return homePage(id, "home-lab dashboard", source, url, (variation) => {
    const { chance } = variation;
    return attempts(chance.sample(HOME_SERVICES, chance.integer(4, 10)), 3, variation, () => ({
      host: `192.168.1.${chance.integer(10, 14)}`,
      channel: chance.pick(["image", "fetch", "iframe"]),
      path: chance.pick(["/", "/favicon.ico", "/api/status"]),
      state: chance.unit() < 0.85 ? "open" : "filtered",
    }));
  });
}

function homePage(
  id: string,
  group: string,
  source: string,
  url: string,
  attempt: (variation: Variation) => readonly Attempt[],
): TraceMaker {
  return traceMaker({ id, label: "quiet", group, source, facts: { pageUrl: url } }, (variation) =>
    attempt(variation).map((each) =>
      Object.assign({ host: "localhost", frame: url, script: `${url}app.js` }, each),
    ),
  );
}
