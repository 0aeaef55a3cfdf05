import { expect, test } from "vitest";
import { Locality } from "./locality.ts";

const NAMES: Readonly<Record<string, readonly string[]>> = {
  "shop.example": ["203.0.113.5"],
  "loop.example": ["203.0.113.5", "127.0.0.1"],
  "nas.example": ["192.168.1.9"],
};

function locality(changes: Partial<ConstructorParameters<typeof Locality>[0]> = {}): Locality {
  return new Locality({
    resolutions: [{ host: "page.test", port: 8443, address: "127.0.0.1" }],
    ownEndpoint: { host: "router.home", port: 80 },
    addressesOf: (host) => NAMES[host] ?? [],
    ...changes,
  });
}

test.for([
  ["127.0.0.1", 80, [], { space: "loopback", address: null }],
  ["127.0.0.1", 80, ["127.0.0.1"], { space: "loopback", address: "127.0.0.1" }],
  ["loop.example", 80, [], { space: "loopback", address: "127.0.0.1" }],
  ["nas.example", 80, [], { space: "local", address: "192.168.1.9" }],
  ["shop.example", 80, ["10.0.0.7"], { space: "local", address: "10.0.0.7" }],
  ["printer.local", 631, [], { space: "local", address: null }],
  ["router.home", 8080, ["192.168.1.1"], { space: "local", address: "192.168.1.1" }],
] as const)("Locality places %s:%i with sockets to %j", ([host, port, wires, place]) => {
  expect(locality().placeOf(host, port, wires)).toEqual(place);
});

test.for([
  ["a public name", "shop.example", 443, []],
  ["a name that was never resolved", "unknown.example", 443, []],
  ["the endpoint that was mapped, by its name", "page.test", 8443, ["127.0.0.1"]],
  ["the endpoint that was mapped, by its address", "127.0.0.1", 8443, ["127.0.0.1"]],
  ["another name that leads to the mapped endpoint", "other.example", 8443, ["127.0.0.1"]],
  ["the page's own server", "router.home", 80, ["192.168.1.1"]],
] as const)("Locality leaves out %s", ([, host, port, wires]) => {
  expect(locality().placeOf(host, port, wires)).toBeUndefined();
});

test("Locality maps one port only: the next one is as local as ever", () => {
  expect(locality().placeOf("page.test", 8444, ["127.0.0.1"])).toEqual({
    space: "loopback",
    address: "127.0.0.1",
  });
  expect(locality({ ownEndpoint: undefined }).placeOf("router.home", 80, ["192.168.1.1"])?.space).toBe(
    "local",
  );
});
