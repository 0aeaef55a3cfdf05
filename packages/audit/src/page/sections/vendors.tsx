import type { PageInput } from "../page-input.ts";
import { Foreign } from "../parts/text.tsx";
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
          “Deployed” means that the vendor’s code or servers were used by the page. “Seen scanning” means that
          attempts of this visit are put down to it. The first does not imply the second.
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
              <td>{hasScanned ? <strong>yes</strong> : "no"}</td>
              <td>{tenants.length === 0 ? "–" : <Foreign>{tenants.join(", ")}</Foreign>}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  ),
};
