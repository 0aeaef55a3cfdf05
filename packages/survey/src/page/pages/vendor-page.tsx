import { PURPOSE_WORDS } from "@hushport/audit";
import type { View } from "../../explorer/view.ts";
import { Breakdown } from "../parts/breakdown.tsx";
import { CellChooser } from "../parts/cell-chooser.tsx";
import { Part } from "../parts/part.tsx";
import { SiteTable } from "../parts/site-table.tsx";
import { Foreign, Go } from "../parts/text.tsx";
import { formatCount } from "../words.ts";

/** One vendor: its customers, and the sites that carry its code. */
export function VendorPage({ survey, route, facts, page }: Extract<View, { readonly kind: "vendor" }>) {
  const { vendor, sites, scanned, purposes, tenants, signatures } = facts;
  const { name, cells } = survey;
  const { cell } = route;
  return (
    <>
      <h1>
        <Foreign>{vendor}</Foreign>
      </h1>
      <CellChooser cells={cells} cell={cell} to={(other) => ({ ...route, cell: other, after: 0 })} />
      <p class="sentence">
        {`Its code is on ${formatCount(sites)} ${sites === 1 ? "site" : "sites"}; on ${formatCount(scanned)} it was seen scanning.`}
        {purposes.length > 0 && ` ${purposes.map((purpose) => PURPOSE_WORDS[purpose]).join(", ")}.`}
      </p>
      <Breakdown
        id="tenants"
        title="Tenants"
        what="Tenant"
        whole={sites}
        note="Customers, as host names give them away: one name on many sites is one customer, or one agency."
        rows={tenants.map(({ tenant, sites: count }) => ({
          key: tenant,
          label: tenant,
          name: (
            <Go to={{ kind: "sites", survey: name, cell, vendor, tenant, after: 0 }}>
              <Foreign>{tenant}</Foreign>
            </Go>
          ),
          sites: count,
        }))}
      />
      {signatures.length > 0 && (
        <Part id="signatures" title="Recognised by">
          <ul class="prose">
            {signatures.map(({ signature, sites: count }) => (
              <li key={signature}>
                <code>{signature}</code>
                {`: ${formatCount(count)} ${count === 1 ? "site" : "sites"}`}
              </li>
            ))}
          </ul>
        </Part>
      )}
      <Part id="sites" title="Sites">
        <SiteTable
          survey={name}
          page={page}
          caption={`Sites with code of ${vendor}`}
          from={(after) => ({ ...route, after })}
          isFirst={route.after === 0}
        />
      </Part>
    </>
  );
}
