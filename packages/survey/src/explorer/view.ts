import type { Channel, Purpose } from "@hushport/core";
import type { SurveyState } from "../store/tables.ts";
import type { Comparison } from "./queries/compare.ts";
import type { PortCount, VendorCount } from "./queries/count-found.ts";
import type { StandingCounts } from "./queries/count-standings.ts";
import type { SitePage } from "./queries/list-sites.ts";
import type { PortFacts } from "./queries/read-port.ts";
import type { SiteFacts } from "./queries/read-site.ts";
import type { VendorFacts } from "./queries/read-vendor.ts";
import type { Route, RouteOf } from "./route.ts";

/** A survey, as a page names it. */
export interface SurveyHead {
  readonly name: string;
  readonly state: SurveyState;
  readonly sites: number;
  /** Names of the plan's cells, in its order. */
  readonly cells: readonly string[];
}

/** What the overview shows. */
export interface OverviewFacts {
  readonly standings: StandingCounts;
  readonly vendors: readonly VendorCount[];
  readonly purposes: readonly { readonly purpose: Purpose; readonly sites: number }[];
  readonly channels: readonly { readonly channel: Channel; readonly sites: number }[];
  readonly ports: readonly PortCount[];
  readonly programs: readonly { readonly program: string; readonly sites: number }[];
}

/** What both sides of a comparison have of one kind. */
export interface PairCount {
  readonly name: string;
  readonly a: number;
  readonly b: number;
}

/** What a comparison shows. */
export interface ComparisonFacts extends Comparison {
  readonly standings: readonly [StandingCounts, StandingCounts];
  readonly vendors: readonly PairCount[];
  readonly ports: readonly PairCount[];
}

/** Everything that one page says; pages are made from this and nothing else. */
export type View =
  | {
      readonly kind: "surveys";
      readonly route: RouteOf<"surveys">;
      readonly surveys: readonly Pick<SurveyHead, "name" | "state" | "sites">[];
    }
  | {
      readonly kind: "overview";
      readonly route: RouteOf<"overview">;
      readonly survey: SurveyHead;
      readonly facts: OverviewFacts;
    }
  | {
      readonly kind: "sites";
      readonly route: RouteOf<"sites">;
      readonly survey: SurveyHead;
      readonly page: SitePage;
    }
  | {
      readonly kind: "site";
      readonly route: RouteOf<"site">;
      readonly survey: SurveyHead;
      readonly facts: SiteFacts;
    }
  | {
      readonly kind: "vendor";
      readonly route: RouteOf<"vendor">;
      readonly survey: SurveyHead;
      readonly facts: VendorFacts;
      readonly page: SitePage;
    }
  | {
      readonly kind: "port";
      readonly route: RouteOf<"port">;
      readonly survey: SurveyHead;
      readonly facts: PortFacts;
      readonly page: SitePage;
    }
  | {
      readonly kind: "comparison";
      readonly route: RouteOf<"comparison">;
      readonly survey: SurveyHead;
      readonly other: SurveyHead;
      readonly surveys: readonly string[];
      readonly facts: ComparisonFacts;
    };

/** What a page is made from. */
export interface PageInput {
  readonly view: View;
  /** Address of another page; `undefined` where there is none, as for what a published folder leaves out. */
  readonly hrefOf: (route: Route) => string | undefined;
  /** A published folder has no server that could search. */
  readonly place: "server" | "folder";
}

/** Makes a whole HTML document. Implemented by the bundle in `dist-page`. */
export type RenderPage = (input: PageInput) => RenderedPage;

/** A document, and the policy under which it is to be shown. */
export interface RenderedPage {
  readonly html: string;
  readonly contentSecurityPolicy: string;
}
