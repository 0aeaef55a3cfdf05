import { expect, test } from "vitest";
import { tellLabProgress } from "./tell-lab-progress.ts";

function listen(style: "live" | "plain"): {
  readonly lines: string[];
  readonly tell: ReturnType<typeof tellLabProgress>;
} {
  const lines: string[] = [];
  const add = (text: string): void => void lines.push(text);
  return { lines, tell: tellLabProgress({ step: add, say: add, stop: () => undefined }, style) };
}

const measuring = (done: number, leftMs?: number) =>
  ({ kind: "measuring", done, total: 200, leftMs, what: "image" }) as const;

test.each([
  [undefined, "5 % of 200 probes: image"],
  [1_200, "5 % of 200 probes, 2 s left: image"],
  [60_000, "5 % of 200 probes, about 1 min left: image"],
  [61_000, "5 % of 200 probes, about 2 min left: image"],
])("tellLabProgress() of %s ms left says %j", (leftMs, line) => {
  const { lines, tell } = listen("live");
  tell(measuring(10, leftMs));
  expect(lines).toEqual([line]);
});

test("tellLabProgress() writes a line for each tenth where nothing can be overwritten", () => {
  const { lines, tell } = listen("plain");
  for (let done = 0; done <= 200; done++) tell(measuring(done));
  expect(lines).toHaveLength(11);
});
