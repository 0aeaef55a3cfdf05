import { posix } from "node:path";
import { expect, test } from "vitest";
import { projectFiles, readProjectFile } from "./checkout.ts";
import { packageSources } from "./sources.ts";

const FILES = projectFiles();
const CODE = FILES.filter((path) => /^(?:packages|scripts|test|examples)\/.+\.(?:ts|tsx|mjs|js)$/.test(path));
const TEXT = FILES.filter(
  (path) => /\.(?:ts|tsx|mjs|js|json|md|html|css|yml|yaml)$/.test(path) || !posix.extname(path),
);

/** From here on a file is two ideas. */
const MAX_LINES = 300;

test("no file of code is longer than 300 lines", () => {
  const long = CODE.map((path) => ({ path, lines: readProjectFile(path).split("\n").length - 1 }))
    .filter(({ lines }) => lines > MAX_LINES)
    .map(({ path, lines }) => `${path}: ${lines}`);
  expect(long).toEqual([]);
});

test("no file is named for a drawer instead of an idea", () => {
  const drawers = CODE.filter((path) => /(?:^|\/)(?:utils?|helpers?|common|misc|types)(?:\.|\/)/.test(path));
  expect(drawers).toEqual([]);
});

test("no package exports a default", () => {
  const wrong = packageSources().filter(({ hasDefaultExport }) => hasDefaultExport);
  expect(wrong.map(({ path }) => path)).toEqual([]);
});

/** A program of its own, started by `testbed` inside a network namespace: it has to end itself. */
const OWN_PROGRAMS: ReadonlySet<string> = new Set(["packages/testbed/src/namespace/agent/agent.ts"]);

test("nothing but the command line prints or ends the process", () => {
  const wrong = packageSources()
    .filter(
      ({ packageFolder, isTest, path }) => packageFolder !== "cli" && !isTest && !OWN_PROGRAMS.has(path),
    )
    .filter(({ text }) => /(?<![.\w"'`])console\.\w+\(|\bprocess\.(?:exit\(|exitCode\s*=)/.test(text));
  expect(wrong.map(({ path }) => path)).toEqual([]);
});

/** This file is not searched: it has them all. */
const FORBIDDEN = [
  ["a note to finish something", /\b(?:TODO|FIXME|XXX)\b/],
  ["a promise", /\bnot implemented\b|\bfor now\b/i],
  ["a path of somebody's machine", /(?:^|[^\w.])\/(?:work|farm|root|home\/[a-z]+)\//m],
  ["an escape from types without a reason", /\bas any\b|@ts-(?:ignore|nocheck)\b|@ts-expect-error(?! -- \w)/],
  ["a test that is left out", /\b(?:test|describe|it)\.(?:only|skip|todo)\(/],
] as const;

test.each(FORBIDDEN)("no file contains %s", (_, pattern) => {
  const wrong = TEXT.filter(
    (path) => path !== "package-lock.json" && path !== "test/repo/files.test.ts",
  ).filter((path) => pattern.test(readProjectFile(path)));
  expect(wrong).toEqual([]);
});

test("every link in a Markdown file leads to a file of the project, or out", () => {
  const known = new Set(FILES);
  const broken = FILES.filter((path) => path.endsWith(".md")).flatMap((path) => {
    const text = readProjectFile(path).replaceAll(/```[\s\S]*?```|`[^`\n]*`/g, "");
    return [...text.matchAll(/\]\(([^)\s]+)(?:\s+"[^"]*")?\)/g)]
      .map(([, link = ""]) => link)
      .filter((link) => !/^(?:https?:|mailto:|#)/.test(link))
      .filter((link) => {
        const [place = ""] = link.split("#");
        const target = posix.normalize(posix.join(posix.dirname(path), decodeURI(place)));
        const folder = target.endsWith("/") ? target : `${target}/`;
        return !known.has(target) && !FILES.some((file) => file.startsWith(folder));
      })
      .map((link) => `${path}: ${link}`);
  });
  expect(broken).toEqual([]);
});
