import { assert, property, string } from "fast-check";
import { expect, test } from "vitest";
import { importScriptsDriver } from "./drivers/import-scripts.ts";
import { fetchHttps } from "./drivers/fetch-https.ts";
import { image } from "./drivers/image.ts";
import { linkDnsPrefetch } from "./drivers/link-dns-prefetch.ts";
import { webrtcStun } from "./drivers/webrtc-stun.ts";
import { createTicketBook, formatUrl } from "./ticket-book.ts";
import { parseTicket, type Ticket } from "./ticket.ts";

const TICKET: Ticket = { token: "abcd1234", transport: "tcp", host: "127.0.0.1", port: 5900, path: "/x?y=1" };

test("redeem() gives the target of a token, with the driver's first scheme", () => {
  expect(formatUrl(createTicketBook([TICKET]).redeem("abcd1234", image))).toBe("http://127.0.0.1:5900/x?y=1");
  expect(formatUrl(createTicketBook([TICKET]).redeem("abcd1234", fetchHttps))).toBe(
    "https://127.0.0.1:5900/x?y=1",
  );
});

test.each([
  "127.0.0.1",
  "2130706433",
  "0x7f.1",
  "127.0.0.1.",
  "[::ffff:7f00:1]",
  "FOO.localhost",
  "127。0。0。1",
  "%31%32%37.1",
])("redeem() keeps the spelling %s", (host) => {
  expect(formatUrl(createTicketBook([{ ...TICKET, host }]).redeem(TICKET.token, image))).toContain(
    `//${host}:5900/`,
  );
});

test("redeem() refuses a token that is not in the list", () => {
  expect(() => createTicketBook([TICKET]).redeem("other", image)).toThrow(RangeError);
  expect(() => createTicketBook([]).redeem(TICKET.token, image)).toThrow(/not in this run's list/);
});

test("redeem() refuses a driver of another transport, and lets one through that sends nothing", () => {
  expect(() => createTicketBook([TICKET]).redeem(TICKET.token, webrtcStun)).toThrow(/is for tcp/);
  expect(createTicketBook([TICKET]).redeem(TICKET.token, linkDnsPrefetch).port).toBe(5900);
});

test("redeem() refuses a scheme that the driver does not speak", () => {
  const book = createTicketBook([{ ...TICKET, scheme: "wss" }]);
  expect(() => book.redeem(TICKET.token, importScriptsDriver)).toThrow(/does not speak wss/);
});

test("createTicketBook() refuses two tickets with one token", () => {
  expect(() => createTicketBook([TICKET, { ...TICKET, port: 1 }])).toThrow(/token used twice/);
});

test("createTicketBook() keeps what it was given, whatever happens to that later", () => {
  const mutable = { ...TICKET };
  const book = createTicketBook([mutable]);
  mutable.host = "192.0.2.1";
  expect(book.redeem(TICKET.token, image).host).toBe("127.0.0.1");
  expect(() => Object.assign(book.tickets[0] ?? {}, { port: 1 })).toThrow(TypeError);
});

test.each([
  ["no token", { ...TICKET, token: "" }],
  ["a token that is no path segment", { ...TICKET, token: "../../x" }],
  ["another transport", { ...TICKET, transport: "sctp" }],
  ["an unknown scheme", { ...TICKET, scheme: "javascript" }],
  ["a host with a port", { ...TICKET, host: "127.0.0.1:1" }],
  ["a host with a path", { ...TICKET, host: "example.com/" }],
  ["a host with user information", { ...TICKET, host: "127.0.0.1@example.com" }],
  ["a host with a line break", { ...TICKET, host: "127.0.0.1\r\na" }],
  ["an empty host", { ...TICKET, host: "" }],
  ["port 0", { ...TICKET, port: 0 }],
  ["port 65536", { ...TICKET, port: 65_536 }],
  ["a port as text", { ...TICKET, port: "80" }],
  ["a path without a slash", { ...TICKET, path: "x" }],
  ["a path with a quote", { ...TICKET, path: '/"' }],
  ["a path with a line break", { ...TICKET, path: "/\r\nset-cookie: a" }],
  ["a path with markup", { ...TICKET, path: "/</script>" }],
  ["null", null],
])("createTicketBook() refuses %s", (_what, ticket) => {
  expect(() => createTicketBook([ticket])).toThrow(TypeError);
});

test("parseTicket() lets through only hosts that a URL parser takes whole", () => {
  assert(
    property(string({ unit: "binary", maxLength: 12 }), (host) => {
      if (parseTicket({ ...TICKET, host }) === undefined) return;
      const url = `http://${host}:5900/x`;
      if (!URL.canParse(url)) return;
      expect(new URL(url)).toMatchObject({
        port: "5900",
        pathname: "/x",
        username: "",
        search: "",
        hash: "",
      });
    }),
    { numRuns: 2_000 },
  );
});
