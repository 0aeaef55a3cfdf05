import { expect, test } from "vitest";
import { parseTargetUrl } from "./parse-target-url.ts";

test.each([
  ["example.com", "https://example.com/"],
  ["  example.com/a?b#c ", "https://example.com/a?b#c"],
  ["localhost:8080", "https://localhost:8080/"],
  ["127.0.0.1:8080/x", "https://127.0.0.1:8080/x"],
  ["[::1]:8443", "https://[::1]:8443/"],
  ["HTTP://EXAMPLE.com", "http://example.com/"],
  ["münchen.example", "https://xn--mnchen-3ya.example/"],
])("parseTargetUrl(%j) is %s", (text, expected) => {
  expect(parseTargetUrl(text)).toBe(expected);
});

test.each([
  ["", /Cannot use "": it is empty; name a page/],
  ["http://", /not a web address/],
  ["https://exa mple.com", /Cannot use "https:\/\/exa mple.com": it is not a web address/],
  ["ftp://example.com", /a page of ftp: cannot be audited/],
  ["file:///etc/passwd", /a page of file: cannot be audited/],
  ["javascript:alert(1)", /a page of javascript: cannot be audited/],
  ["https://example.com:65536/", /not a web address/],
  [".", /names no host/],
  ["./page.html", /names no host/],
])("parseTargetUrl(%j) says what is wrong and what to do", (text, message) => {
  expect(() => parseTargetUrl(text)).toThrow(message);
});
