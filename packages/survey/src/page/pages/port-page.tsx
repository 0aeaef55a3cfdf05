import { REACH_WORDS, STATE_WORDS } from "@hushport/audit";
import type { View } from "../../explorer/view.ts";
import { Breakdown } from "../parts/breakdown.tsx";
import { CellChooser } from "../parts/cell-chooser.tsx";
import { Part, Scroll } from "../parts/part.tsx";
import { SiteTable } from "../parts/site-table.tsx";
import { Foreign, Go } from "../parts/text.tsx";
import { formatCount, spaceWords } from "../words.ts";

/** One port: what sits there, who looked for it, and how far that got. */
export function PortPage({ survey, route, facts, page }: Extract<View, { readonly kind: "port" }>) {
  const { port, programs, ends, vendors } = facts;
  const { name, cells } = survey;
  const { cell } = route;
  return (
    <>
      <h1>{`Port ${port}`}</h1>
      <CellChooser cells={cells} cell={cell} to={(other) => ({ ...route, cell: other, after: 0 })} />
      <p class="sentence">
        {programs.length === 0 ? (
          "No program is known to use it."
        ) : (
          <>
            {"Most likely "}
            <Foreign>{programs.join(", or ")}</Foreign>.
          </>
        )}
      </p>
      {ends.length > 0 && (
        <Part id="ends" title="How far it got">
          <Scroll label="How far it got">
            <table class="dense">
              <caption class="hidden">
                Sites by where the port was tried, how far that got, and what was met
              </caption>
              <thead>
                <tr>
                  <th scope="col">On</th>
                  <th scope="col">Furthest</th>
                  <th scope="col">Met</th>
                  <th scope="col" class="number">
                    Sites
                  </th>
                </tr>
              </thead>
              <tbody>
                {ends.map(({ space, reach, state, sites }) => (
                  <tr key={`${space} ${reach} ${state}`}>
                    <td>{spaceWords(space)}</td>
                    <td>{REACH_WORDS[reach]}</td>
                    <td>{STATE_WORDS[state]}</td>
                    <td class="number">{formatCount(sites)}</td>
                  </tr>
                ))}
              </tbody>
            </table>
          </Scroll>
        </Part>
      )}
      <Breakdown
        id="vendors"
        title="Vendors"
        what="Vendor"
        whole={ends.reduce((sum, { sites }) => sum + sites, 0)}
        note="Seen scanning on the sites that tried this port."
        rows={vendors.map(({ vendor, sites }) => ({
          key: vendor,
          label: vendor,
          name: (
            <Go to={{ kind: "vendor", survey: name, cell, vendor, after: 0 }}>
              <Foreign>{vendor}</Foreign>
            </Go>
          ),
          sites,
        }))}
      />
      <Part id="sites" title="Sites">
        <SiteTable
          survey={name}
          page={page}
          caption={`Sites that tried port ${port}`}
          from={(after) => ({ ...route, after })}
          isFirst={route.after === 0}
        />
      </Part>
    </>
  );
}
