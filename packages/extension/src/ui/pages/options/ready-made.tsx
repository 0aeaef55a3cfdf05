import { useState } from "preact/hooks";
import { ANY_LOOPBACK, ANY_SITE, READY_MADE_PAIRS, type ReadyMadePair } from "@hushport/core";
import { askGuard } from "../../../guard/ask-guard.ts";
import { formatList, t, tCount } from "../../../i18n/translate.ts";
import type { SettingsProps } from "../../parts/use-settings.ts";
import { pairPurpose } from "../../text/pair-purpose.ts";
import { formatRanges } from "../../text/port-groups.ts";

/** Known legitimate pairs of site and program: off until one of them is clicked. */
export function ReadyMade({ view, run }: SettingsProps) {
  const [search, setSearch] = useState("");
  const shown = READY_MADE_PAIRS.filter((pair) => fits(pair, search));
  return (
    <section aria-labelledby="ready-made-title">
      <h2 id="ready-made-title">{t("ready_made_title")}</h2>
      <p class="prose">{t("ready_made_intro")}</p>
      <label class="search">
        {t("ready_made_search")}
        <input type="search" value={search} onInput={(event) => setSearch(event.currentTarget.value)} />
      </label>
      <p class="note" role="status">
        {tCount("ready_made_shown", shown.length)}
      </p>
      <ul class="rows">
        {shown.map((pair) => (
          <Pair key={pair.id} pair={pair} view={view} run={run} />
        ))}
      </ul>
    </section>
  );
}

function Pair({ pair, view, run }: SettingsProps & { readonly pair: ReadyMadePair }) {
  const { id, program, sites, embedded, hosts, ports, trust, source } = pair;
  const given = view.settings.grants.filter(({ readyMade }) => readyMade === id);

  async function allow(): Promise<void> {
    for (const site of sites) {
      await askGuard({
        kind: "add-grant",
        grant: {
          site,
          embedded: [...embedded],
          hosts: [...hosts],
          ports: [...ports],
          term: "always",
          tab: null,
          program,
          readyMade: id,
        },
      });
    }
  }

  async function revoke(): Promise<void> {
    for (const grant of given) await askGuard({ kind: "revoke-grant", id: grant.id });
  }

  return (
    <li class="pair">
      <div>
        <p class="program">{program}</p>
        <p>{pairPurpose(pair)}</p>
        <p class="where">
          {siteText(sites)} →{" "}
          {hosts.map((host) => (host === ANY_LOOPBACK ? t("host_loopback") : host)).join(", ")} ·{" "}
          <span class="ports">{formatRanges(ports)}</span>
        </p>
        <p class="note">
          {t(`trust_${trust}`)} ·{" "}
          <a href={source} target="_blank" rel="noreferrer">
            {t("source")}
            <span class="hidden"> {program}</span>
          </a>
        </p>
      </div>
      <button
        type="button"
        class={given.length > 0 ? "small" : "small primary"}
        onClick={() => void run(given.length > 0 ? revoke : allow)}
      >
        {given.length > 0 ? t("revoke") : t("allow")}
        <span class="hidden"> {program}</span>
      </button>
    </li>
  );
}

function siteText(sites: readonly string[]): string {
  return sites.includes(ANY_SITE) ? t("any_site") : formatList(sites);
}

function fits(pair: ReadyMadePair, search: string): boolean {
  const { program, sites, ports } = pair;
  const words = [program, pairPurpose(pair), ...sites, formatRanges(ports)].join(" ").toLowerCase();
  return search
    .toLowerCase()
    .split(/\s+/)
    .every((word) => words.includes(word));
}
