import { expect, test } from "vitest";
import { FIREFOX_RESIDUE } from "../../firefox/residue.ts";
import english from "../../i18n/_locales/en/messages.json" with { type: "json" };
import { REALM_HOLES } from "../../realm/realm-holes.ts";
import { LIMITS } from "./limits.ts";

/** The sentence that tells of an item, and whether it names sealed mode as the way out. */
function sentenceOf(browser: "chromium" | "firefox", id: string) {
  const limit = LIMITS[browser].find(({ tells }) => tells.includes(id));
  const message = limit === undefined ? undefined : english[limit.key].message;
  return { message, isClosedBySealing: /Sealed mode closes/.test(message ?? "") };
}

test.each(FIREFOX_RESIDUE.map(({ id, modes }) => [id, modes] as const))(
  "LIMITS tells of %s, and of sealed mode as the way out only where it is one",
  (id, modes) => {
    const { message, isClosedBySealing } = sentenceOf("firefox", id);
    expect(message).toBeDefined();
    expect(isClosedBySealing).toBe(!modes.includes("sealed"));
  },
);

test.each(REALM_HOLES.map(({ id }) => id))(
  "LIMITS tells of the raced realm %s, which sealed mode closes",
  (id) => {
    expect(sentenceOf("chromium", id).isClosedBySealing).toBe(true);
    expect(sentenceOf("firefox", id).isClosedBySealing).toBe(true);
  },
);

test("LIMITS tells of nothing that is in no list of what is left", () => {
  const known = new Set([...FIREFOX_RESIDUE, ...REALM_HOLES].map(({ id }) => id));
  const told = Object.values(LIMITS)
    .flat()
    .flatMap(({ tells }) => tells);
  expect(told.filter((id) => !known.has(id))).toEqual([]);
});
