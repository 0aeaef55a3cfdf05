import { CHANNEL_DRIVERS } from "@hushport/channels";
import { expect, test } from "vitest";
import { answeringKind, kindsFor, portStateOf, protocolOf, TARGET_KINDS } from "./target-kinds.ts";

test.each(CHANNEL_DRIVERS.map((driver) => [driver.id, driver] as const))(
  "answeringKind() of %s is an open kind that exists over its protocol",
  (_, driver) => {
    expect(kindsFor(driver)).toContain(answeringKind(driver));
    expect(portStateOf(answeringKind(driver))).toBe("open");
    if (driver.transport !== "none") expect(protocolOf(driver)).toBe(driver.transport);
  },
);

test("TARGET_KINDS names every kind once", () => {
  expect(new Set(TARGET_KINDS).size).toBe(TARGET_KINDS.length);
  expect(TARGET_KINDS).toEqual(expect.arrayContaining(["http", "closed", "filtered", "answering"]));
});
