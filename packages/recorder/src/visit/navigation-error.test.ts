import { expect, test } from "vitest";
import { netLogLines } from "../fixtures/recorded-visit.ts";
import { navigationFailure } from "./navigation-error.ts";

test.for([
  ["net::ERR_NAME_NOT_RESOLVED", "ERR_RECORDER_DNS"],
  ["net::ERR_DNS_TIMED_OUT", "ERR_RECORDER_DNS"],
  ["net::ERR_CERT_AUTHORITY_INVALID", "ERR_RECORDER_TLS"],
  ["net::ERR_SSL_PROTOCOL_ERROR", "ERR_RECORDER_TLS"],
  ["net::ERR_TOO_MANY_REDIRECTS", "ERR_RECORDER_REDIRECTS"],
  ["net::ERR_UNSAFE_PORT", "ERR_RECORDER_BAD_PORT"],
  ["net::ERR_CONNECTION_REFUSED", "ERR_RECORDER_CONNECTION"],
  ["net::ERR_CONNECTION_RESET", "ERR_RECORDER_CONNECTION"],
  ["net::ERR_ADDRESS_UNREACHABLE", "ERR_RECORDER_CONNECTION"],
  ["net::ERR_INTERNET_DISCONNECTED", "ERR_RECORDER_CONNECTION"],
  ["net::ERR_TIMED_OUT", "ERR_RECORDER_CONNECTION"],
  ["net::ERR_ABORTED", "ERR_RECORDER_NOT_A_PAGE"],
  ["Cannot navigate to invalid URL", "ERR_RECORDER_NAVIGATION"],
] as const)("navigationFailure() makes %s of it: %s", ([errorText, code]) => {
  expect(navigationFailure("https://shop.test/", errorText)).toMatchObject({ kind: "failed", code });
});

test("navigationFailure() has one line for every error that the browser knows", async () => {
  const [first = ""] = await netLogLines();
  const names = [...first.matchAll(/"(ERR_\w+)":/g)].map(([, name]) => `net::${name}`);
  expect(names.length).toBeGreaterThan(200);
  for (const name of names) {
    const { code, message } = navigationFailure("https://shop.test/", name);
    expect(code).toMatch(/^ERR_RECORDER_[A-Z_]+$/);
    expect(message).toMatch(/^Cannot open https:\/\/shop\.test\/: [^\n]+ \(net::ERR_\w+\)$/);
  }
});
