import { expect, test } from "vitest";
import { ownerOfUrl } from "./url-owner.ts";

test.each([
  ["https://site.test:8443/a?b", { kind: "host", host: "site.test" }],
  ["http://[::1]:3000/", { kind: "host", host: "::1" }],
  ["ws://127.1/", { kind: "host", host: "127.0.0.1" }],
  ["blob:http://192.168.77.1/4c4b", { kind: "host", host: "192.168.77.1" }],
  ["blob:null/4c4b", { kind: "unnamed" }],
  ["data:text/html,<p>", { kind: "unnamed" }],
  ["about:blank", { kind: "unnamed" }],
  ["about:srcdoc", { kind: "unnamed" }],
  ["about:blank#x", { kind: "unnamed" }],
  ["about:reader?url=https%3A%2F%2Fsite.test", { kind: "unnamed" }],
  ["moz-nullprincipal:{541e977e-ca86}", { kind: "unnamed" }],
  ["about:newtab", { kind: "browser" }],
  ["resource://pdf.js/web/viewer.html", { kind: "viewer" }],
  ["resource://devtools/client/jsonview/", { kind: "viewer" }],
  ["chrome://browser/content/browser.xhtml", { kind: "browser" }],
  ["moz-extension://90f20496-be3a/background.html", { kind: "extension" }],
  ["file:///srv/index.html", { kind: "file" }],
  ["", { kind: "unnamed" }],
  ["null", { kind: "unnamed" }],
  [undefined, { kind: "unnamed" }],
])("ownerOfUrl(%s) is %o", (url, expected) => {
  expect(ownerOfUrl(url)).toEqual(expected);
});
