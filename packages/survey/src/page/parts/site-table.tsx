import { visibleText } from "@hushport/core";
import type { Route } from "../../explorer/route.ts";
import type { SitePage, SiteRow } from "../../explorer/queries/list-sites.ts";
import { formatCount } from "../words.ts";
import { Scroll } from "./part.tsx";
import { StandingMark } from "./standing-mark.tsx";
import { Foreign, Go, SiteAddress } from "./text.tsx";

interface SiteTableProps {
  readonly survey: string;
  readonly page: SitePage;
  readonly caption: string;
  /** The same page from another start. */
  readonly from: (after: number) => Route;
  /** Whether this is the list's beginning. */
  readonly isFirst: boolean;
}

/** A list of sites, and the ways to its next part. */
export function SiteTable({ survey, page: { sites, next }, caption, from, isFirst }: SiteTableProps) {
  if (sites.length === 0) return <p class="note">No site of this survey is like that.</p>;
  return (
    <>
      <Scroll label={visibleText(caption)}>
        <table class="sites">
          <caption>
            <Foreign>{caption}</Foreign>
          </caption>
          <thead>
            <tr>
              <th scope="col" class="number">
                Rank
              </th>
              <th scope="col">Site</th>
              <th scope="col">Found</th>
              <th scope="col" class="number">
                Ports
              </th>
              <th scope="col" class="number">
                Probes
              </th>
            </tr>
          </thead>
          <tbody>
            {sites.map((site) => (
              <Row key={site.id} site={site} survey={survey} />
            ))}
          </tbody>
        </table>
      </Scroll>
      {!(isFirst && next === null) && (
        <nav aria-label="Parts of the list">
          <ul class="pager">
            <li>{isFirst ? "First part" : <Go to={from(0)}>First part</Go>}</li>
            <li>{next === null ? "No more sites" : <Go to={from(next)}>Next sites</Go>}</li>
          </ul>
        </nav>
      )}
    </>
  );
}

function Row({ site, survey }: { readonly site: SiteRow; readonly survey: string }) {
  const { id, url, rank, title, standing, sentence, code, portCount, probeCount, hasReport } = site;
  const said = standing === "failed" ? code : standing === "clean" && !hasReport ? null : sentence;
  return (
    <tr>
      <td class="number">{rank === null ? "–" : formatCount(rank)}</td>
      <th scope="row">
        <Go to={{ kind: "site", survey, site: id }}>
          <SiteAddress url={url} />
        </Go>
        {title !== null && title !== "" && (
          <span class="beneath">
            <Foreign>{clip(title)}</Foreign>
          </span>
        )}
      </th>
      <td>
        <StandingMark standing={standing} />
        {said !== null && (
          <span class="beneath">
            <Foreign>{said}</Foreign>
          </span>
        )}
      </td>
      <td class="number">{portCount === 0 ? "" : formatCount(portCount)}</td>
      <td class="number">{probeCount === 0 ? "" : formatCount(probeCount)}</td>
    </tr>
  );
}

const TITLE_LETTERS = 90;

function clip(title: string): string {
  if (title.length <= TITLE_LETTERS) return title;
  return `${title
    .slice(0, TITLE_LETTERS)
    .toWellFormed()
    .replace(/\uFFFD$/, "")}…`;
}
