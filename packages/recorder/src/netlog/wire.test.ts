import * as fc from "fast-check";
import { expect, test } from "vitest";
import { createWire, isRefusal, parseEndpoint, wireState } from "./wire.ts";

test("parseEndpoint() reads back every address and port", () => {
  fc.assert(
    fc.property(fc.oneof(fc.ipV4(), fc.ipV6()), fc.integer({ min: 0, max: 65_535 }), (address, port) => {
      const text = address.includes(":") ? `[${address}]:${port}` : `${address}:${port}`;
      expect(parseEndpoint(text)).toEqual({ address, port });
    }),
  );
});

test.for(["", ":", "127.0.0.1", "127.0.0.1:", "[::1]", "::1:80", "127.0.0.1:80:90", "127.0.0.1:x"])(
  "parseEndpoint(%j) is undefined",
  (text) => {
    expect(parseEndpoint(text)).toBeUndefined();
    expect(createWire("tcp", text, 0)).toBeUndefined();
  },
);

test.for([
  ["Linux", 111],
  ["macOS", 61],
  ["Windows", 10_061],
] as const)("isRefusal() knows the refusal of %s", ([, osError]) => {
  expect(isRefusal(osError, undefined)).toBe(true);
  expect(isRefusal(osError + 1, undefined)).toBe(false);
});

test("isRefusal() knows the browser's own word for it, and that no error is none", () => {
  expect(isRefusal(undefined, -102)).toBe(true);
  expect(isRefusal(110, -118)).toBe(false);
  expect(isRefusal(undefined, undefined)).toBe(false);
});

test("wireState() tells what the port did", () => {
  const tcp = createWire("tcp", "127.0.0.1:80", 0);
  const udp = createWire("udp", "127.0.0.1:80", 0);
  if (tcp === undefined || udp === undefined) throw new TypeError("these are endpoints");
  expect(wireState(tcp)).toBe("filtered");
  expect(wireState({ ...tcp, connectedMs: 1 })).toBe("open");
  expect(wireState({ ...tcp, isRefused: true })).toBe("closed");
  expect(wireState(udp)).toBe("unknown");
  expect(wireState({ ...udp, bytesReceived: 1 })).toBe("open");
  expect(wireState({ ...udp, isRefused: true })).toBe("closed");
});
