import { expect, test } from "vitest";
import { parse } from "tldts";
import { addressSpaceOfName, LOCAL_NAMES } from "./local-names.ts";

test.each([
  ["localhost", "loopback"],
  ["localhost.", "loopback"],
  ["foo.localhost", "loopback"],
  ["a.b.localhost.", "loopback"],
  ["local", "local"],
  ["printer.local", "local"],
  ["printer.local.", "local"],
  ["host.docker.internal", "local"],
  ["home.arpa", "local"],
  ["nas.home.arpa.", "local"],
  ["nas.lan", "local"],
  ["wiki.corp.", "local"],
  ["localhost.localdomain", "loopback"],
  ["router", "local"],
  ["router.", "local"],
  ["xn--bcher-kva", "local"],
])("addressSpaceOfName(%j) is %s", (name, expected) => {
  expect(addressSpaceOfName(name)).toBe(expected);
});

test.each([
  ["example.com", "it is a name of the public DNS"],
  ["notlocalhost.com", "it only holds the word"],
  ["localhost.com", "it only begins with the name"],
  ["mylocalhost.evil.example", "it is a name of the public DNS"],
  ["foo.notlocal", "its last label only ends in the name"],
  ["lan.example", "it only begins with the name"],
  ["fritz.box", "its last label has been delegated, however homely it is"],
  ["arpa.home.example", "its labels are in another order"],
  ["in-addr.arpa", "only one branch of arpa is for homes"],
  ["xhome.arpa", "it is a sibling of home.arpa"],
  ["localhost..", "two final dots make an empty label, which no resolver answers"],
  ["", "it is no name at all"],
  [".", "the root has no address"],
])("addressSpaceOfName(%j) is public since %s", (name) => {
  expect(addressSpaceOfName(name)).toBe("public");
});

test.each(LOCAL_NAMES)("%s is no top-level domain that has been delegated, but for arpa", (name) => {
  const last = name.split(".").at(-1) ?? "";
  expect(parse(`a.${last}`).isIcann === true).toBe(last === "arpa");
});
