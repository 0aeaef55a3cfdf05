import { existsSync } from "node:fs";
import { resolve } from "node:path";
import {
  openDesk,
  openFolderDesk,
  openServer,
  ownFolder,
  SERVER_KINDS,
  type Desk,
  type ServerKind,
  type Store,
} from "@hushport/survey";
import { Option, type Command } from "commander";
import { UsageError } from "../../arguments/usage-error.ts";

/** Where a survey is kept. */
export interface StoreOptions {
  readonly db?: string;
  readonly dbKind: ServerKind;
  readonly dir: string;
}

/** Folder of the embedded store, unless another is named. */
const DEFAULT_FOLDER = "hushport-survey";

/** Adds the options that say where surveys are kept. */
export function withStoreOptions(command: Command): Command {
  return command
    .option("--dir <folder>", "folder of the embedded store", DEFAULT_FOLDER)
    .option("--db <url>", "postgres://user@host/database, for many machines, instead of a folder")
    .addOption(
      new Option("--db-kind <kind>", "what answers at --db").choices(SERVER_KINDS).default("postgres"),
    );
}

/** Opens the store to work with it, and closes it however that ends; other commands are answered meanwhile. */
export async function withStore<Result>(
  options: StoreOptions,
  action: (store: Store) => Promise<Result>,
): Promise<Result> {
  if (options.db === undefined) {
    await using owned = await ownFolder(resolve(options.dir));
    return await action(owned.store);
  }
  const store = await openServer(databaseOf(options.db), options.dbKind);
  try {
    return await action(store);
  } finally {
    await store.close();
  }
}

/** Asks a store, or the program that is at work there. */
export async function withDesk<Result>(
  options: StoreOptions,
  action: (desk: Desk) => Promise<Result>,
): Promise<Result> {
  await using desk =
    options.db === undefined
      ? await openFolderDesk(existingFolder(options.dir))
      : openDesk(await openServer(databaseOf(options.db), options.dbKind));
  return await action(desk);
}

/** Who only looks makes no folder. */
export function existingFolder(dir: string): string {
  const folder = resolve(dir);
  if (existsSync(folder)) return folder;
  throw new UsageError(dir, "there is no such folder", "make a survey first, or name another with --dir");
}

/** @throws {UsageError} If it is no address of a database. */
export function databaseOf(text: string): string {
  if (/^postgres(?:ql)?:\/\//.test(text)) return text;
  throw new UsageError(text, "it is no database address", "give postgres://user@host/database");
}

/** Where evidence of surveys is kept: beside the embedded store, or in the folder of that name. */
export function evidenceDirectory({ dir }: StoreOptions, survey: string): string {
  return resolve(dir, "evidence", encodeURIComponent(survey));
}
