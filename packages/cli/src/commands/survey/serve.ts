import { once } from "node:events";
import { existsSync } from "node:fs";
import { rm } from "node:fs/promises";
import { resolve } from "node:path";
import { plural } from "@hushport/audit";
import {
  createDesk,
  keepDesk,
  openDesk,
  openServer,
  publishFolder,
  serveExplorer,
  surveyStatus,
  type Answer,
} from "@hushport/survey";
import type { Command } from "commander";
import { parseListeningPort } from "../../arguments/parse-port.ts";
import { UsageError } from "../../arguments/usage-error.ts";
import { EXIT_CODES, type ExitCode } from "../../exit-code.ts";
import { makeFolder } from "../../output/make-folder.ts";
import { isInteractive, openFile } from "../../output/open-file.ts";
import { createProgress } from "../../terminal/progress.ts";
import type { AuditSurroundings } from "../run-audit.ts";
import { databaseOf, existingFolder, withStore, withStoreOptions, type StoreOptions } from "./with-store.ts";

interface ServeCommandOptions extends StoreOptions {
  readonly port?: number;
  readonly host: string;
  readonly open?: boolean;
  readonly export?: string;
}

/** Adds `serve` to the survey's commands. */
export function addSurveyServe(
  survey: Command,
  surroundings: AuditSurroundings,
  finish: (exitCode: ExitCode) => void,
): void {
  withStoreOptions(survey.command("serve"))
    .description(
      "Show what surveys found as pages of this computer; also while one is at work. Ctrl-C ends it.",
    )
    .argument("[name]", "survey to begin with, or to publish")
    .option("--port <number>", "port of the pages (default: any free one)", parseListeningPort)
    .option(
      "--host <address>",
      "address to listen at; others than loopback show the pages to everybody",
      "127.0.0.1",
    )
    .option("--export <folder>", "write the pages of one survey into a folder for publishing, and end")
    .option("--open", "open the page (default: in an interactive session)")
    .option("--no-open", "do not open the page")
    .action(async (name: string | undefined, options: ServeCommandOptions) =>
      finish(
        options.export === undefined
          ? await serve(name, options, surroundings)
          : await publish(name, { ...options, export: options.export }, surroundings),
      ),
    );
}

async function serve(
  name: string | undefined,
  options: ServeCommandOptions,
  { streams: { stdout, stderr }, signal }: AuditSurroundings,
): Promise<ExitCode> {
  await using desk =
    options.db === undefined
      ? await keepDesk(existingFolder(options.dir))
      : openDesk(await openServer(databaseOf(options.db), options.dbKind));
  // Told at once, not by a page.
  if (name !== undefined) await createDesk(desk.answer, () => Promise.resolve()).status(name);
  const path = name === undefined ? "" : `overview?${new URLSearchParams({ survey: name }).toString()}`;
  await using server = await serveExplorer({ fetch: pagesOf(desk.answer) }, options);
  const url = `${server.url}${path}`;
  stdout.write(`${url}\n`);
  stderr.write("Open this address in a browser. Ctrl-C ends it.\n");
  if (options.open ?? isInteractive(stdout.isTTY, process.env, process.platform))
    openFile(url, process.platform);
  if (!signal.aborted) await once(signal, "abort");
  return EXIT_CODES.clean;
}

/** Browsers are shown pages; what programs ask an owner is not for them, however its path is written. */
function pagesOf(answer: Answer): Answer {
  return async (request) =>
    /^\/-\/|%/.test(new URL(request.url).pathname)
      ? new Response("Refused: path\n", { status: 403 })
      : answer(request);
}

async function publish(
  name: string | undefined,
  options: ServeCommandOptions & { readonly export: string },
  { streams: { stdout, stderr }, signal }: AuditSurroundings,
): Promise<ExitCode> {
  if (name === undefined)
    throw new UsageError(
      "--export",
      "it publishes one survey",
      "name it: hushport survey serve NAME --export DIR",
    );
  const folder = resolve(options.export);
  if (existsSync(folder))
    throw new UsageError(options.export, "it is there already", "name a folder that is not");
  if (options.db === undefined) existingFolder(options.dir);
  const progress = createProgress(stderr);
  const { pages } = await withStore(options, async (store) => {
    // A name that is none leaves no folder behind, nor does what ends halfway: it would look like a whole one.
    await surveyStatus(store, name);
    await makeFolder(folder);
    return publishFolder(store.db, {
      survey: name,
      folder,
      signal,
      onProgress: (count) => progress.step(`${plural(count, "page")} written`),
    }).catch(async (error: unknown) => {
      await rm(folder, { recursive: true, force: true });
      throw error;
    });
  }).finally(() => progress.stop());
  stdout.write(`${plural(pages, "page")} in ${options.export}; open ${options.export}/index.html\n`);
  return EXIT_CODES.clean;
}
