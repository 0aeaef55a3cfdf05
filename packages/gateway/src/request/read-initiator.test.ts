import { createSpaceMemory, type PolicyInitiator, spaceOfHost } from "@hushport/core";
import { expect, test } from "vitest";
import { readInitiator } from "./read-initiator.ts";

const memory = createSpaceMemory([["intranet.example", "local"]]);
const TARGET = { host: "127.0.0.1", port: 8080 };
const read = (headers: Record<string, string>, target = TARGET) =>
  readInitiator(headers, target, (host) => spaceOfHost(host, memory));

const page = (host: string | null, space: "loopback" | "local" | null): PolicyInitiator => ({
  kind: "page",
  document: { host, space },
  ancestors: [],
});
const TYPED = { "sec-fetch-site": "none", "sec-fetch-mode": "navigate", "sec-fetch-dest": "document" };

test.each([
  ["its Origin", { origin: "https://shop.example" }, page("shop.example", null)],
  [
    "its Origin before its Referer",
    { origin: "https://a.example", referer: "https://b.example/" },
    page("a.example", null),
  ],
  ["its Referer", { referer: "http://192.168.1.1/setup" }, page("192.168.1.1", "local")],
  ["a Referer of this machine", { referer: "http://localhost:3000/" }, page("localhost", "loopback")],
  ["a name whose address was seen", { origin: "http://intranet.example" }, page("intranet.example", "local")],
  ["an opaque origin", { origin: "null", referer: "http://localhost/" }, page(null, null)],
  ["an Origin that cannot be read", { origin: "http://[::1" }, page(null, null)],
  ["the same site, on an address", { "sec-fetch-site": "same-site" }, page("127.0.0.1", "loopback")],
  ["a typed address", TYPED, { kind: "user" }],
  ["a frame that says it was typed", { ...TYPED, "sec-fetch-dest": "iframe" }, page(null, null)],
  [
    "a typed address with an Origin",
    { ...TYPED, origin: "https://shop.example" },
    page("shop.example", null),
  ],
  ["nobody", {}, page(null, null)],
] as const)("readInitiator() goes by %s", (_, headers, expected) => {
  expect(read(headers).initiator).toEqual(expected);
});

test("readInitiator() tells what is hidden from what is seen", () => {
  expect(read({}).visibility).toBe("hidden");
  expect(read({ "sec-fetch-site": "cross-site" }).visibility).toBe("hidden");
  expect(read({ origin: "null" }).visibility).toBe("seen");
});

test("readInitiator() does not take the same site for the same host where there are names", () => {
  expect(read({ "sec-fetch-site": "same-site" }, { host: "a.example", port: 80 }).initiator).toEqual(
    page(null, null),
  );
});
