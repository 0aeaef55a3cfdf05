import type { Cell } from "../ledger/cell.ts";
import type { Rule } from "./rule.ts";

/** What a sign-in hands back (RFC 8252 §7.3: any port of the loopback address). */
const HAND_BACK = /[?&](?:code|state|access_token|id_token|token|oauth_token|error|saml\w*)(?:&|$)/i;

/** Where it hands it to. */
const HAND_BACK_PATH =
  /(?:^|\/)(?:oauth2?|auth|login|signin|sign-in|sso|callback|redirect|authorize?d?)(?:[/?_.-]|$)/i;

/** A sign-in in the browser that hands its result to a program that waits for it at a port of its own. */
export const oauthLoopback: Rule = {
  id: "oauth-loopback",
  summary: "The page handed a sign-in to a program on this computer.",
  claim: ({ cells }) => {
    const handed = cells.filter((cell) => cell.place.space === "loopback" && isHandBack(cell));
    if (handed.length === 0) return [];
    return [
      {
        kind: "local-access",
        signature: "oauth-loopback",
        vendor: null,
        purpose: "native-app",
        confidence: 0.85,
        cells: handed,
        sentence: { kind: "talked", to: "a program that was waiting for a sign-in" },
      },
    ];
  },
};

function isHandBack({ paths }: Cell): boolean {
  return [...paths].some((path) => HAND_BACK.test(path) && HAND_BACK_PATH.test(path));
}
