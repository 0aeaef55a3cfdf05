import { execFileSync } from "node:child_process";
import { existsSync, mkdirSync, mkdtempSync, rmSync, statSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { buildExtension } from "./build-extension.ts";
import { PACKAGE } from "./package-folder.ts";
import { VARIANTS } from "./variants.ts";
import { zipFiles, zipFolder } from "./zip-folder.ts";

/** Checkout that the source package is made of. */
const CHECKOUT = join(PACKAGE, "..", "..");
/** What no reviewer needs to build the extension, and is large. */
const LEFT_OUT = /^docs\/(?:images|pictures)\/|^packages\/(?!extension\/).*\/fixtures\//;

/**
 * Writes what is handed to the stores: a package for each browser in its default mode, and the sources that it is built
 * from. Built from those sources themselves, it writes the two packages alone: whoever builds there has the third.
 *
 * @returns Names of the files.
 */
export async function makePackages(folder: string): Promise<readonly string[]> {
  mkdirSync(folder, { recursive: true });
  const made: string[] = [];
  for (const variant of VARIANTS.filter(({ mode }) => mode === "default")) {
    const build = mkdtempSync(join(tmpdir(), "hushport-package-"));
    try {
      await buildExtension(variant, build);
      made.push(write(folder, `hushport-guard-${variant.name}.zip`, zipFolder(build)));
    } finally {
      rmSync(build, { recursive: true, force: true });
    }
  }
  if (isCheckout()) made.push(write(folder, "hushport-guard-source.zip", zipFiles(CHECKOUT, listSources())));
  return made;
}

/** Asked of the folder itself, since an unpacked source package may lie inside somebody else's checkout. */
function isCheckout(): boolean {
  return existsSync(join(CHECKOUT, ".git"));
}

/** Every file that the checkout keeps, as it is now; what lies around besides is nobody's to see. */
function listSources(): readonly string[] {
  const listed = execFileSync("git", ["ls-files", "-z", "--cached"], {
    cwd: CHECKOUT,
    encoding: "utf8",
    maxBuffer: 64_000_000,
  });
  return listed
    .split("\0")
    .filter((file) => file !== "" && !LEFT_OUT.test(file))
    .filter((file) => statSync(join(CHECKOUT, file), { throwIfNoEntry: false })?.isFile() === true);
}

function write(folder: string, name: string, bytes: Uint8Array): string {
  writeFileSync(join(folder, name), bytes);
  return name;
}
