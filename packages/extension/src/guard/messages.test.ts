import { expect, test } from "vitest";
import { guardMessageSchema } from "./messages.ts";

const GRANT = {
  site: "chat.example",
  embedded: [],
  hosts: ["127.0.0.1"],
  ports: [{ from: 6_463, to: 6_472 }],
  term: "always",
  tab: null,
};

test("guardMessageSchema reads a grant as the popup sends it", () => {
  expect(guardMessageSchema.safeParse({ kind: "add-grant", grant: GRANT }).success).toBe(true);
});

test.each([
  undefined,
  null,
  "read-log",
  {},
  { kind: "delete-everything" },
  { kind: "read-tab" },
  { kind: "read-tab", tab: "1" },
  { kind: "add-grant", grant: { ...GRANT, hosts: [] } },
  { kind: "add-grant", grant: { ...GRANT, ports: [{ from: 2, to: 1 }] } },
  { kind: "add-grant", grant: { ...GRANT, ports: [{ from: 0, to: 70_000 }] } },
  { kind: "add-grant", grant: { ...GRANT, term: "for ever" } },
  { kind: "pause", tab: 1, forMs: -1 },
  { kind: "set-mode", mode: "open" },
  { kind: "import-settings", file: { format: "something else" } },
])("guardMessageSchema refuses %j", (message) => {
  expect(guardMessageSchema.safeParse(message).success).toBe(false);
});
