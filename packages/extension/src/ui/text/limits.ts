import type { MessageKey } from "../../i18n/message-key.ts";

/** One sentence about what the guard cannot do. */
export interface Limit {
  readonly key: MessageKey;
  /** Ids of the items of `FIREFOX_RESIDUE` and `REALM_HOLES` that it stands for. */
  readonly tells: readonly string[];
}

const RACED_REALMS = [
  "script in the inserted fragment",
  "custom element in the inserted fragment",
  "object, after layout",
  "embed, after layout",
] as const;

/** What is left in each browser, in words for everybody; `docs/guard.md` has the measurements. */
export const LIMITS: Readonly<Record<"chromium" | "firefox", readonly Limit[]>> = {
  chromium: [
    { key: "limit_chromium_names", tells: [] },
    { key: "limit_chromium_packets", tells: [] },
    { key: "limit_chromium_default", tells: RACED_REALMS },
  ],
  firefox: [
    {
      key: "limit_firefox_names",
      tells: [
        "guessed-rebinding",
        "short-lived-answers",
        "told-rebinding",
        "rebinding-under-way",
        "unresolved-navigation",
      ],
    },
    { key: "limit_firefox_default", tells: ["turn-alternates", "lapsed-call-answers", ...RACED_REALMS] },
    { key: "limit_firefox_hints", tells: ["early-hints", "alternative-frames", "moved-connections"] },
  ],
};
