import { LabOptionError } from "../errors.ts";
import type { LabBrowserOptions } from "./open-lab-browser.ts";

/** What of a browser's preparation depends on its engine. */
type Preparation = Pick<LabBrowserOptions, "permission" | "extension" | "flags" | "preferences"> & {
  readonly installed: Pick<LabBrowserOptions["installed"], "kind">;
};

/**
 * Refuses what an engine does not have: to measure without it would be to measure something else.
 *
 * @throws {LabOptionError} Naming the first such thing.
 */
export function assertPossible({ installed, permission, extension, flags, preferences }: Preparation): void {
  const [flag] = flags;
  const [preference] = preferences;
  switch (installed.kind) {
    case "chromium":
      if (preference !== undefined)
        throw new LabOptionError(`preference ${preference}`, "preferences are Firefox's; Chromium has flags");
      return;
    case "firefox":
      if (flag !== undefined)
        throw new LabOptionError(`flag ${flag}`, "flags are Chromium's; Firefox has preferences");
      return;
    case "webkit":
      if (permission !== "off" && permission !== "insecure") {
        throw new LabOptionError(
          `permission ${permission}`,
          "WebKit has no permission for local network access; measure it with off or insecure",
        );
      }
      if (extension !== undefined || flag !== undefined || preference !== undefined)
        throw new LabOptionError("an extension, flags or preferences", "WebKit is measured as it is");
  }
}
