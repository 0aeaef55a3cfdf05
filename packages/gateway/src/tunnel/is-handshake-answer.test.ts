import { expect, test } from "vitest";
import { isHandshakeAnswer } from "./is-handshake-answer.ts";

/** The example of RFC 6455 §1.3. */
const KEY = "dGhlIHNhbXBsZSBub25jZQ==";
const ACCEPT = "s3pPLMBiTxaQ9kYGzzhZRbK+xOo=";
const RIGHT = { upgrade: "websocket", connection: "Upgrade", "sec-websocket-accept": ACCEPT };

const judge = (headers: Record<string, string>, { statusCode = 101, protocol = "" } = {}) =>
  isHandshakeAnswer(
    {
      headers: {
        "sec-websocket-key": KEY,
        ...(protocol === "" ? {} : { "sec-websocket-protocol": protocol }),
      },
    },
    { statusCode, headers },
  );

test("isHandshakeAnswer() takes the standard's own example", () => {
  expect(judge(RIGHT)).toBe(true);
  expect(judge({ ...RIGHT, upgrade: "WebSocket", connection: "keep-alive, upgrade" })).toBe(true);
});

test.each([
  ["another accept", { ...RIGHT, "sec-websocket-accept": `${ACCEPT} ` }],
  ["two accepts", { ...RIGHT, "sec-websocket-accept": `${ACCEPT}, ${ACCEPT}` }],
  ["no accept", { upgrade: "websocket", connection: "Upgrade" }],
  ["another upgrade", { ...RIGHT, upgrade: "h2c" }],
  ["no Connection: Upgrade", { ...RIGHT, connection: "close" }],
  ["an extension that nobody offered", { ...RIGHT, "sec-websocket-extensions": "permessage-deflate" }],
  ["a protocol that nobody offered", { ...RIGHT, "sec-websocket-protocol": "chat" }],
])("isHandshakeAnswer() turns down %s, as browsers do", (_, headers) => {
  expect(judge(headers)).toBe(false);
});

test("isHandshakeAnswer() wants one of the offered protocols", () => {
  const chosen = (name: string) => ({ ...RIGHT, "sec-websocket-protocol": name });
  expect(judge(chosen("chat"), { protocol: "news, chat" })).toBe(true);
  expect(judge(chosen("CHAT"), { protocol: "news, chat" })).toBe(false);
  expect(judge(RIGHT, { protocol: "news, chat" })).toBe(false);
});

test("isHandshakeAnswer() wants status 101", () => {
  expect(judge(RIGHT, { statusCode: 200 })).toBe(false);
});
