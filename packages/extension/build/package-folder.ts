import { dirname } from "node:path";

/** Folder of this package, which the paths of the build are relative to. */
export const PACKAGE: string = dirname(import.meta.dirname);
