import { resolve } from "node:path";
import { openEmbedded, openServer, SERVER_KINDS, type ServerKind, type Store } from "@hushport/survey";
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

/** Opens the store, does something with it, and closes it however that ends. */
export async function withStore<Result>(
  options: StoreOptions,
  action: (store: Store) => Promise<Result>,
): Promise<Result> {
  if (options.db !== undefined && !/^postgres(?:ql)?:\/\//.test(options.db)) {
    throw new UsageError(options.db, "it is no database address", "give postgres://user@host/database");
  }
  const store =
    options.db === undefined
      ? await openEmbedded(resolve(options.dir))
      : await openServer(options.db, options.dbKind);
  try {
    return await action(store);
  } finally {
    await store.close();
  }
}

/** Where evidence of surveys is kept: beside the embedded store, or in the folder of that name. */
export function evidenceDirectory({ dir }: StoreOptions, survey: string): string {
  return resolve(dir, "evidence", encodeURIComponent(survey));
}
