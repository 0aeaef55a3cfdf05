import { ANY_LOOPBACK, assertNever, type Grant } from "@hushport/core";
import { formatMoment, t } from "../../i18n/translate.ts";
import { formatRanges } from "../text/port-groups.ts";
import { Foreign } from "./foreign.tsx";

/** A grant in words: program, endpoint, how long, for whom else. */
export function GrantWords({ grant }: { readonly grant: Grant }) {
  const { program, hosts, ports, embedded, source } = grant;
  return (
    <div>
      <p class="program">{program === undefined ? t("program_unknown") : <Foreign>{program}</Foreign>}</p>
      <p class="where">
        <Foreign>
          {hosts.map((host) => (host === ANY_LOOPBACK ? t("host_loopback") : host)).join(", ")}
        </Foreign>
        {" · "}
        <span class="ports">{formatRanges(ports)}</span>
      </p>
      <p class="note">
        {lifetimeText(grant)}
        {source === "managed" ? ` · ${t("grant_managed")}` : null}
        {embedded.length === 0 ? null : (
          <>
            {" · "}
            {t("grant_embedded")} <Foreign>{embedded.join(", ")}</Foreign>
          </>
        )}
      </p>
    </div>
  );
}

function lifetimeText({ lifetime }: Grant): string {
  switch (lifetime.kind) {
    case "once":
      return t("term_once");
    case "tab":
      return t("term_tab");
    case "until":
      return t("term_until", formatMoment(lifetime.atMs));
    case "always":
      return t("term_always");
    default:
      return assertNever(lifetime);
  }
}
