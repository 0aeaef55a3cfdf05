import * as fc from "fast-check";
import { expect, test } from "vitest";
import { answersIn, readOpening } from "./opening-bytes.ts";

const STUN = [0, 1, 0, 0, 0x21, 0x12, 0xa4, 0x42, ...Buffer.alloc(12, 7)];

test.each([
  ["a ClientHello", [0x16, 3, 1, 0, 5], "tls"],
  ["a request", [...Buffer.from("GET / HTTP/1.1")], "http"],
  ["STUN over TCP", STUN, "stun"],
  ["STUN in the frame of ICE-TCP", [0, 20, ...STUN], "ice"],
  ["SSH", [...Buffer.from("SSH-2.0-OpenSSH_10.0\r\n")], "other"],
  ["a method that begins as SSH does", [...Buffer.from("SSH /")], "http"],
  ["small letters", [...Buffer.from("ssh")], "other"],
  ["nothing", [], "other"],
] as const)("readOpening() tells %s", (_, bytes, opening) => {
  expect(readOpening(Buffer.from(bytes))).toBe(opening);
});

test("readOpening() never throws", () => {
  fc.assert(fc.property(fc.uint8Array(), (bytes) => void readOpening(Buffer.from(bytes))));
});

test.each([
  ["a ServerHello", [0x16, 3, 3, 0, 4, 2], true],
  ["an alert", [0x15, 3, 3, 0, 2, 2, 40], false],
  ["a banner", [...Buffer.from("RFB 003.008\n")], false],
  ["an HTTP answer", [...Buffer.from("HTTP/1.1 400")], false],
] as const)("answersIn(tls) of %s is %3$s", (_, bytes, expected) => {
  expect(answersIn("tls", Buffer.from(bytes))).toBe(expected);
});
