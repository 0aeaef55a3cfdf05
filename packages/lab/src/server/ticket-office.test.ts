import { createTicketBook } from "@hushport/channels";
import { expect, test } from "vitest";
import { createTicketOffice } from "./ticket-office.ts";

const REQUEST = { transport: "tcp", host: "127.0.0.1", port: 4_711 } as const;

test("issue() gives tickets that a page's book accepts, each with a token of its own", () => {
  const office = createTicketOffice();
  const tickets = [office.issue(REQUEST), office.issue(REQUEST)];
  expect(createTicketBook(tickets).tickets).toHaveLength(2);
  expect(tickets.every(office.isOurs)).toBe(true);
});

test.each([
  ["host", { host: "192.168.0.1" }],
  ["port", { port: 80 }],
  ["transport", { transport: "udp" }],
  ["scheme", { scheme: "https" }],
] as const)("isOurs() refuses a ticket whose %s was changed", (_, change) => {
  const office = createTicketOffice();
  expect(office.isOurs({ ...office.issue(REQUEST), ...change })).toBe(false);
});

test("isOurs() refuses the tickets of another run, and tokens that are no token", () => {
  const office = createTicketOffice();
  const ticket = createTicketOffice().issue(REQUEST);
  expect(office.isOurs(ticket)).toBe(false);
  for (const token of ["", "abcd", "0".repeat(56), "z".repeat(64)]) {
    expect(office.isOurs({ ...ticket, token })).toBe(false);
  }
});
