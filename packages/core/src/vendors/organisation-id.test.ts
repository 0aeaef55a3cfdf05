import { describe, expect, test } from "vitest";
import { CUSTOMER_NAMES, ORGANISATION_IDS } from "./fixtures/tenant-labels.ts";
import { isOrganisationId } from "./organisation-id.ts";

describe("isOrganisationId()", () => {
  test("gets one of 111 labelled ones wrong", () => {
    const wrong = [
      ...ORGANISATION_IDS.filter((id) => !isOrganisationId(id)),
      ...CUSTOMER_NAMES.filter((name) => isOrganisationId(name)),
    ];
    expect(ORGANISATION_IDS.length + CUSTOMER_NAMES.length).toBe(111);
    expect(wrong).toEqual(["buzyvpj9"]);
  });

  test.each(["", "ebay", "lloydsbank", "5h8i3ud", "5h8i3ud80", "5H8I3UD8", "citi-123"])(
    "does not take %j, which is not eight letters and digits",
    (text) => {
      expect(isOrganisationId(text)).toBe(false);
    },
  );

  test.each(["xkcdwvbn", "abbcdfgh"])("takes %s, which no one could pronounce", (text) => {
    expect(isOrganisationId(text)).toBe(true);
  });
});
