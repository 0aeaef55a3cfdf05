import type { Signature } from "./signature.ts";

/** Where the intercepting proxy listens as installed, besides the name that it answers itself. */
const PROXY_PORT = 8888;

/**
 * The look for an intercepting proxy, by the name that Burp Suite answers and by a proxy's port, that a site behind F5
 * was seen to make. The name alone is a link to that program.
 */
export const f5Burp: Signature = {
  id: "f5-burp",
  source: "https://askhndigests.com/ (reported second hand: a visa site behind F5)",
  scope: "visit",
  match: (views, visit) => {
    const named = views.filter((view) => view.cells.some((cell) => cell.hosts.has("burp")));
    const proxies = views.filter(
      (view) => view.port === PROXY_PORT && view.cells.some((cell) => cell.place.kind === "machine"),
    );
    const scripts = new Set(named.flatMap((view) => view.cells.map((cell) => cell.script)));
    const cells = [...new Set([...named, ...proxies].flatMap((view) => view.cells))].filter((cell) =>
      scripts.has(cell.script),
    );
    if (!cells.some((cell) => cell.port === PROXY_PORT && cell.place.kind === "machine")) return undefined;
    return {
      kind: "scan",
      signature: "f5-burp",
      vendor: "F5",
      purpose: "bot-detection",
      confidence: visit.deployed.has("f5") ? 0.9 : 0.65,
      cells,
      sentence: { kind: "tried", because: "it looks for an intercepting proxy, as pages behind F5 do" },
      categories: ["security-tool", "proxy"],
    };
  },
};
