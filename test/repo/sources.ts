import { dirname, join, posix } from "node:path";
import { parseSync } from "rolldown/utils";
import { projectFiles, readProjectFile, ROOT } from "./checkout.ts";

/** One import or re-export of a source file. */
export interface Import {
  readonly specifier: string;
  /** Erased when the types are: it cannot make a cycle at run time. */
  readonly isTypeOnly: boolean;
}

/** One TypeScript file of a package. */
export interface Source {
  /** Relative to the checkout, with `/`. */
  readonly path: string;
  readonly packageFolder: string;
  /** A test, or code that only tests use. */
  readonly isTest: boolean;
  readonly text: string;
  readonly imports: readonly Import[];
  readonly hasDefaultExport: boolean;
}

const SOURCE_PATH = /^packages\/([^/]+)\/src\/.+\.tsx?$/;
const TEST_PATH = /\.test\.tsx?$|\/fixtures\/|\/contract\.ts$/;

let sources: readonly Source[] | undefined;

/** Every TypeScript file below `packages`, parsed. */
export function packageSources(): readonly Source[] {
  sources ??= projectFiles().flatMap((path) => {
    const packageFolder = SOURCE_PATH.exec(path)?.[1];
    if (packageFolder === undefined || path.endsWith(".d.ts")) return [];
    const text = readProjectFile(path);
    return [{ path, packageFolder, isTest: TEST_PATH.test(path), text, ...parseModule(path, text) }];
  });
  return sources;
}

/** Path of the file that a relative import means, relative to the checkout. */
export function resolveRelative(from: string, specifier: string): string {
  return posix.normalize(posix.join(posix.dirname(from), specifier));
}

/** The imports of one file and whether it exports a default. @throws {SyntaxError} If it is no module. */
export function parseModule(path: string, text: string): Pick<Source, "imports" | "hasDefaultExport"> {
  const { module, errors } = parseSync(path, text);
  const [error] = errors;
  if (error !== undefined) throw new SyntaxError(`${join(ROOT, dirname(path))}: ${error.message}`);
  const imports = [
    ...module.staticImports.map(({ moduleRequest, entries }) => ({
      specifier: moduleRequest.value,
      isTypeOnly: entries.length > 0 && entries.every(({ isType }) => isType),
    })),
    ...module.staticExports.flatMap(({ entries }) =>
      entries.flatMap(({ moduleRequest, isType }) =>
        moduleRequest === null ? [] : [{ specifier: moduleRequest.value, isTypeOnly: isType }],
      ),
    ),
    ...module.dynamicImports.flatMap(({ moduleRequest }) => {
      const specifier = text.slice(moduleRequest.start, moduleRequest.end);
      return /^(["'`])[^$]*\1$/.test(specifier)
        ? [{ specifier: specifier.slice(1, -1), isTypeOnly: false }]
        : [];
    }),
  ];
  const hasDefaultExport = module.staticExports.some(({ entries }) =>
    entries.some(({ exportName }) => exportName.kind === "Default"),
  );
  return { imports, hasDefaultExport };
}
