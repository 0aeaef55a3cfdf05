import { readFile } from "node:fs/promises";
import type { Resolution } from "@hushport/recorder";
import { serveSite } from "@hushport/testbed";

/** Names of the example's two parties; `.example` belongs to nobody (RFC 2606). */
const SHOP_HOST = "shop.example";
const TAGS_HOST = "tags.example";

/** Where the page and its script lie: in the checkout, or where the build put them. */
const EXAMPLE_FOLDER = new URL(
  import.meta.url.endsWith(".ts") ? "../../../../examples/shop/" : "../examples/shop/",
  import.meta.url,
);

/** The ports that `check.js` tries; a test compares the two. */
export const EXAMPLE_PORTS = [
  63_333, 5_900, 5_901, 5_902, 5_903, 3_389, 5_950, 5_931, 5_939, 6_039, 5_944, 6_040, 5_279, 7_070,
] as const;

/** The bundled example while it is being served. */
export interface ExampleSite {
  readonly url: string;
  /** Maps the example's names to this machine, for one visit. */
  readonly resolutions: readonly Resolution[];
}

/** Serves the bundled example on loopback, over https with a certificate of this run, until `signal` aborts. */
export async function serveExample(signal: AbortSignal): Promise<ExampleSite> {
  const page = await readFile(new URL("shop.html", EXAMPLE_FOLDER), "utf8");
  const script = await readFile(new URL("check.js", EXAMPLE_FOLDER), "utf8");
  const site = await serveSite({
    tls: [SHOP_HOST, TAGS_HOST],
    signal,
    handler: (request, response) => {
      const isScript = request.url === "/check.js";
      const isPage = request.url === "/";
      const type = isScript ? "text/javascript" : "text/html";
      response.writeHead(isScript || isPage ? 200 : 404, { "content-type": `${type}; charset=utf-8` });
      if (isScript) response.end(script);
      else response.end(isPage ? page.replace("{{tags}}", `${TAGS_HOST}:${site.port}`) : "");
    },
  });
  return {
    url: site.url(SHOP_HOST, "/"),
    resolutions: [SHOP_HOST, TAGS_HOST].map((host) => ({ host, port: site.port, address: site.host })),
  };
}
