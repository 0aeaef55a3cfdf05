import { expect, test } from "vitest";
import { stripAltSvc } from "./strip-alt-svc.ts";

const SITE = { host: "site.test", port: 443 };
const TYPE = { name: "content-type", value: "text/html" };

function altSvc(value: string) {
  return [TYPE, { name: "Alt-Svc", value }];
}

test.each([
  ['h3=":443"; ma=86400'],
  ['h3=":443"; ma=86400,h3-29=":443"; ma=86400'],
  ['h2="site.test:443"'],
  ["clear"],
])("stripAltSvc() leaves %s alone", (value) => {
  expect(stripAltSvc(altSvc(value), SITE)).toBeUndefined();
});

test.each([
  ['h2="127.0.0.1:5900"; ma=3600'],
  ['h3="[::1]:5900"'],
  ['h2=":5900"'],
  ['h2="localhost:443"'],
  ["h2=127.0.0.1:443"],
  ['h2="site.test:443:5900"'],
  ['h2="nonsense"'],
  ["nonsense"],
])("stripAltSvc() takes %s out", (value) => {
  expect(stripAltSvc(altSvc(value), SITE)).toEqual([TYPE]);
});

test("stripAltSvc() keeps the harmless ones of a list, also around a comma in quotes", () => {
  const value = 'h3=":443"; ma=1, h2="127.0.0.1:22"; persist=1, h2="a,b:443", h2=":443"';
  expect(stripAltSvc(altSvc(value), SITE)).toEqual(altSvc('h3=":443"; ma=1, h2=":443"'));
});

test("stripAltSvc() does nothing to headers without Alt-Svc", () => {
  expect(stripAltSvc([TYPE], SITE)).toBeUndefined();
});
