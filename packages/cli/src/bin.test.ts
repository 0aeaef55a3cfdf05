import { pathToFileURL } from "node:url";
import { expect, test } from "vitest";
import { runCli } from "./fixtures/run-cli.ts";

const SOURCES = pathToFileURL(import.meta.dirname);

/** What Node runs first, as a module in a URL: it puts `text` in the place of one of our sources. */
function replacing(path: string, text: string): string {
  const program = `import { registerHooks } from "node:module";
registerHooks({
  load: (url, context, next) =>
    url.endsWith(${JSON.stringify(path)})
      ? { format: "module", source: ${JSON.stringify(text)}, shortCircuit: true }
      : next(url, context),
});`;
  return `--import=data:text/javascript,${encodeURIComponent(program)}`;
}

test.each([
  ["a syntax error in its first module", `${SOURCES.pathname}/main.ts`, "const = ;", "SyntaxError"],
  ["a syntax error in another package", "/packages/core/src/index.ts", "export {", "SyntaxError"],
  ["an export that is not there", "/cli/src/exit-code.ts", "export {};", "EXIT_CODES"],
  [
    "a module that throws",
    "/cli/src/program.ts",
    'export const createProgram = 0; throw new Error("broken");',
    "broken",
  ],
  [
    "a value thrown that is no error",
    "/cli/src/program.ts",
    "export const createProgram = 0; throw undefined;",
    "undefined",
  ],
])("hushport with %s ends with 3, never with 1, and says why", async (_, path, text, reason) => {
  const env = { ...process.env, NODE_OPTIONS: replacing(path, text) };
  const { exitCode, stdout, stderr } = await runCli(["doctor"], import.meta.dirname, env);
  expect({ exitCode, stdout }).toEqual({ exitCode: 3, stdout: "" });
  expect(stderr).toMatch(/^Cannot start Hushport: /m);
  expect(stderr).toContain(reason);
});
