import { expect, test } from "vitest";
import type { AddressSpace } from "../address/address-space.ts";
import { createSpaceMemory } from "./space-memory.ts";
import { spaceOfHost } from "./space-of-host.ts";

test.each<readonly [host: string, seen: AddressSpace | null, expected: AddressSpace | null, reason: string]>([
  ["site.example", null, null, "nobody has seen it"],
  ["site.example", "public", "public", "it was seen"],
  ["192.168.77.1", null, "local", "an address speaks for itself"],
  ["203.0.113.10", null, "public", "an address speaks for itself"],
  ["2606:4700:1:2:0:5efe:7f00:1", null, "public", "what embeds 127.0.0.1 is a public server all the same"],
  ["nas.lan", null, "local", "its name says so"],
  ["nas.lan", "public", "public", "it was seen to come from a public address"],
  ["nas.lan", "loopback", "local", "its name says no more"],
])("spaceOfHost(%j), seen as %j, is %j, since %s", (host, seen, expected) => {
  const memory = createSpaceMemory();
  if (seen !== null) memory.note(host, seen);
  expect(spaceOfHost(host, memory)).toBe(expected);
});
