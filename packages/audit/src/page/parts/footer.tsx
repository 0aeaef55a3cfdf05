import { DOWNLOAD_ID } from "../enhance/element-ids.ts";
import type { PageInput } from "../page-input.ts";

/** Where the data is. */
export function Footer({ report }: Pick<PageInput, "report">) {
  return (
    <footer>
      <p>
        The machine-readable copy (<code>{report.format}</code>, version {report.version}) is the file{" "}
        <code>report.json</code> beside this one, and inside this file. The raw recordings are in the folder{" "}
        <code>evidence</code>, with their SHA-256 sums in <code>manifest.json</code>.
      </p>
      <button type="button" id={DOWNLOAD_ID} hidden>
        Save report.json
      </button>
      <p class="colophon">This file loads nothing from any network and sends nothing anywhere.</p>
    </footer>
  );
}
