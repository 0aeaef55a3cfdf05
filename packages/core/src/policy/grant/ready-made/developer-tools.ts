import { createPairs } from "./create-pairs.ts";

/**
 * Command-line tools that wait on a fixed port for the end of a sign-in, and pages that steer a local server.
 *
 * Source: one per row; ports are the port catalogue's.
 * Snapshot: 2026-11-22.
 * Left out: tools that choose a free port each time (Azure, AWS, GitHub, gcloud). Their sign-in ends with a navigation,
 * which the guard asks about: one click on *Continue*.
 */
export const DEVELOPER_TOOLS = createPairs([
  {
    id: "firebase-cli",
    program: "Firebase command line",
    purpose: "Ends the sign-in of `firebase login`.",
    sites: ["google.com"],
    ports: [{ from: 9005, to: 9005 }],
    trust: "reported",
    source: "https://github.com/firebase/firebase-tools/issues/6347",
  },
  {
    id: "wrangler",
    program: "Cloudflare Wrangler sign-in",
    purpose: "Ends the sign-in of `wrangler login`.",
    sites: ["cloudflare.com"],
    ports: [{ from: 8976, to: 8976 }],
    trust: "reported",
    source: "https://github.com/cloudflare/workers-sdk",
  },
  {
    id: "codex-cli",
    program: "OpenAI Codex",
    purpose: "Ends the sign-in of `codex login`.",
    sites: ["openai.com"],
    ports: [
      { from: 1455, to: 1455 },
      { from: 1457, to: 1457 },
    ],
    trust: "reported",
    source: "https://github.com/openai/codex/pull/19334",
  },
  {
    id: "apollo-studio",
    program: "Apollo GraphQL server",
    purpose: "Explores a GraphQL server of your own in Apollo's page.",
    sites: ["apollographql.com"],
    trust: "reported",
    source: "https://github.com/uBlockOrigin/uBOL-home",
  },
]);
