import { PURPOSE_WORDS } from "@hushport/audit";
import { CHANNELS, PURPOSES } from "@hushport/core";
import type { RouteOf } from "../../explorer/route.ts";
import type { View } from "../../explorer/view.ts";
import { CellChooser } from "../parts/cell-chooser.tsx";
import { SiteTable } from "../parts/site-table.tsx";
import { useSurroundings } from "../surroundings.ts";
import { STANDING_ORDER, STANDING_WORDS } from "../words.ts";

/** Every site of a survey, with search. */
export function SitesPage({ survey, route, page }: Extract<View, { readonly kind: "sites" }>) {
  const { place } = useSurroundings();
  return (
    <>
      <h1>Sites</h1>
      <CellChooser cells={survey.cells} cell={route.cell} to={(cell) => ({ ...route, cell, after: 0 })} />
      {place === "server" && <Search route={route} />}
      <SiteTable
        survey={survey.name}
        page={page}
        caption={captionOf(route)}
        from={(after) => ({ ...route, after })}
        isFirst={route.after === 0}
      />
    </>
  );
}

/** A form that makes an address: what was searched for can be sent to somebody, and *back* goes back. */
function Search({ route }: { readonly route: RouteOf<"sites"> }) {
  const { survey, cell, standing, vendor, tenant, purpose, channel, port, space, program, text } = route;
  return (
    <form class="search" role="search" action="/sites" method="get">
      <input type="hidden" name="survey" value={survey} />
      {cell > 0 && <input type="hidden" name="cell" value={cell} />}
      {space !== undefined && <input type="hidden" name="space" value={space} />}
      <Field name="text" label="Address contains" value={text} />
      <Choice
        name="standing"
        label="Found"
        value={standing}
        options={STANDING_ORDER.map((id) => [id, STANDING_WORDS[id]])}
      />
      <Choice
        name="purpose"
        label="Purpose"
        value={purpose}
        options={PURPOSES.map((id) => [id, PURPOSE_WORDS[id]])}
      />
      <Field name="vendor" label="Vendor" value={vendor} />
      <Field name="tenant" label="Tenant" value={tenant} />
      <Choice name="channel" label="Channel" value={channel} options={CHANNELS.map((id) => [id, id])} />
      <Field name="port" label="Port" value={port === undefined ? undefined : String(port)} isNumber />
      <Field name="program" label="Program" value={program} />
      <button type="submit">Show</button>
    </form>
  );
}

interface FieldProps {
  readonly name: string;
  readonly label: string;
  readonly value: string | undefined;
  readonly isNumber?: boolean;
}

function Field({ name, label, value, isNumber = false }: FieldProps) {
  return (
    <label>
      {label}
      {isNumber ? (
        <input name={name} value={value ?? ""} type="number" min={0} max={65_535} />
      ) : (
        <input name={name} value={value ?? ""} type="search" maxLength={2_000} />
      )}
    </label>
  );
}

interface ChoiceProps {
  readonly name: string;
  readonly label: string;
  readonly value: string | undefined;
  readonly options: readonly (readonly [id: string, words: string])[];
}

function Choice({ name, label, value, options }: ChoiceProps) {
  return (
    <label>
      {label}
      <select name={name}>
        <option value="" selected={value === undefined}>
          Any
        </option>
        {options.map(([id, words]) => (
          <option key={id} value={id} selected={id === value}>
            {words}
          </option>
        ))}
      </select>
    </label>
  );
}

function captionOf({
  standing,
  vendor,
  tenant,
  purpose,
  channel,
  port,
  program,
  text,
}: RouteOf<"sites">): string {
  const wanted = [
    standing === undefined ? [] : [STANDING_WORDS[standing].toLowerCase()],
    purpose === undefined ? [] : [PURPOSE_WORDS[purpose].toLowerCase()],
    vendor === undefined ? [] : [`vendor ${vendor}`],
    tenant === undefined ? [] : [`tenant ${tenant}`],
    channel === undefined ? [] : [`channel ${channel}`],
    port === undefined ? [] : [`port ${port}`],
    program === undefined ? [] : [`program ${program}`],
    text === undefined ? [] : [`“${text}” in the address`],
  ].flat();
  return wanted.length === 0
    ? "All visited sites, in the order of their list"
    : `Sites with ${wanted.join(", ")}`;
}
