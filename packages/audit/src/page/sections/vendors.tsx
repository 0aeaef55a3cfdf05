import type { PageInput } from "../page-input.ts";
import { Foreign } from "../parts/text.tsx";
import type { ReportVendor } from "../../report/schema.ts";
import type { Section } from "../section.ts";
import { PURPOSE_WORDS } from "../words.ts";

/** Which vendors are present, and, as a second and different claim, which were seen scanning. */
export const vendors: Section = {
  id: "vendors",
  title: "Vendors",
  isShown: ({ report }) => report.vendors.length > 0,
  Content: ({ report }: PageInput) => (
    <div class="scroll" role="region" aria-label="Table of vendors" tabIndex={0}>
      <table>
        <caption>
          <span class="caption">
            “Deployed” means that the vendor’s code or servers were used by the page. “Seen scanning” means
            that attempts of this visit are put down to it. Neither implies the other: somebody else’s script
            can scan in the same way.
          </span>
        </caption>
        <thead>
          <tr>
            <th scope="col">Vendor</th>
            <th scope="col">Purpose</th>
            <th scope="col">Deployed</th>
            <th scope="col">Seen scanning</th>
            <th scope="col">Customer id</th>
          </tr>
        </thead>
        <tbody>
          {report.vendors.map(({ name, purpose, isDeployed, hasScanned, tenants }) => (
            <tr key={name}>
              <th scope="row">{name}</th>
              <td>{PURPOSE_WORDS[purpose]}</td>
              <td>{isDeployed ? "yes" : "not seen"}</td>
              <td>{scanWords({ isDeployed, hasScanned })}</td>
              <td>{tenants.length === 0 ? "–" : <Foreign>{tenants.join(", ")}</Foreign>}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  ),
};

/** Without the vendor's own code on the page, it is the pattern that is known, not the hand behind it. */
function scanWords({ isDeployed, hasScanned }: Pick<ReportVendor, "isDeployed" | "hasScanned">): string {
  if (!hasScanned) return "no";
  return isDeployed ? "yes" : "attempts match its pattern";
}
