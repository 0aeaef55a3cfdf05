import { expect, test } from "vitest";
import { createProgress } from "./progress.ts";

function createStream(isTTY: boolean) {
  const written: string[] = [];
  return { isTTY, columns: 40, written, write: (text: string) => written.push(text) };
}

test("createProgress() writes one plain line per step where nobody watches", () => {
  const stream = createStream(false);
  const progress = createProgress(stream);
  progress.step("Starting");
  progress.step("Opening https://shop.example/\u001B[2J");
  progress.stop();
  expect(stream.written).toEqual(["Starting\n", "Opening https://shop.example/\\u{1b}[2J\n"]);
});

test("createProgress() rewrites one line of a terminal, never longer than the window, and clears it at the end", () => {
  const stream = createStream(true);
  const progress = createProgress(stream);
  progress.step(`Opening https://shop.example/${"x".repeat(100)}`);
  progress.stop();
  for (const text of stream.written) {
    expect(text.startsWith("\u001B[2K\r")).toBe(true);
    expect(text.slice("\u001B[2K\r".length).length).toBeLessThan(40);
  }
  expect(stream.written.at(-1)).toBe("\u001B[2K\r");
});
