import { ANY_SITE } from "../find-grant.ts";
import { createPairs } from "./create-pairs.ts";

const KOREAN_AGENTS =
  "public emulator of the agents with its author's measurements on bank sites, 29 and 30 September 2026";

/**
 * Security programs that banks ask for before they let anybody sign in.
 *
 * Source: one per row; ports are the port catalogue's.
 * Snapshot: 2026-11-22.
 * Left out: agents whose ports nobody published (Indian, Chinese and Turkish banks).
 */
export const BANKING = createPairs([
  {
    id: "magicline",
    program: "MagicLine4NX",
    purpose: "Signs in to Korean banks and authorities.",
    sites: [ANY_SITE],
    trust: "reported",
    source: KOREAN_AGENTS,
  },
  {
    id: "ipinside",
    program: "IPinside LWS Agent",
    purpose: "Lets Korean banks check this computer before signing in.",
    sites: [ANY_SITE],
    trust: "reported",
    source: KOREAN_AGENTS,
  },
  {
    id: "veraport",
    program: "Veraport",
    purpose: "Installs and checks the other programs that Korean banks want.",
    sites: [ANY_SITE],
    trust: "reported",
    source: KOREAN_AGENTS,
  },
  {
    id: "astx",
    program: "AhnLab Safe Transaction",
    purpose: "Protects transactions with Korean banks.",
    sites: [ANY_SITE],
    trust: "reported",
    source: KOREAN_AGENTS,
  },
  {
    id: "crossweb-ex",
    program: "INISAFE CrossWeb EX",
    purpose: "Signs in to Korean banks with a certificate.",
    sites: [ANY_SITE],
    trust: "reported",
    source: KOREAN_AGENTS,
  },
  {
    id: "nprotect",
    program: "nProtect Online Security",
    purpose: "Protects the keyboard on pages of Korean banks.",
    sites: [ANY_SITE],
    trust: "reported",
    source: KOREAN_AGENTS,
  },
  {
    id: "touchen-nxkey",
    program: "TouchEn nxKey",
    purpose: "Protects the keyboard on pages of Korean banks.",
    sites: [ANY_SITE],
    trust: "reported",
    source: KOREAN_AGENTS,
  },
  {
    id: "anysign",
    program: "AnySign for PC",
    purpose: "Signs in to Korean banks with a certificate.",
    sites: [ANY_SITE],
    trust: "reported",
    source: KOREAN_AGENTS,
  },
  {
    id: "warsaw",
    program: "Warsaw / GAS Tecnologia (Brazilian banks)",
    purpose: "Lets Brazilian banks check this computer before signing in.",
    sites: ["bb.com.br", "bradesco.com.br"],
    trust: "reported",
    source: "https://github.com/uBlockOrigin/uBOL-home",
  },
]);
