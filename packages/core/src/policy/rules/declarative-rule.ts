/**
 * Resource types of declarative rules, as Chromium has them.
 *
 * Source: https://developer.chrome.com/docs/extensions/reference/api/declarativeNetRequest#type-ResourceType
 * Snapshot: Chromium 156, whose own interface description was read.
 * Left out: nothing.
 */
export const RESOURCE_TYPES = [
  "main_frame",
  "sub_frame",
  "stylesheet",
  "script",
  "image",
  "font",
  "object",
  "xmlhttprequest",
  "ping",
  "csp_report",
  "media",
  "websocket",
  "webtransport",
  "webbundle",
  "other",
] as const;

/** Kind of request, as declarative rules see it. */
export type ResourceType = (typeof RESOURCE_TYPES)[number];

/** Which requests a rule is about: all of its fields must fit. Names and meanings as in declarativeNetRequest. */
export interface RuleCondition {
  readonly regexFilter?: string;
  readonly urlFilter?: string;
  readonly isUrlFilterCaseSensitive?: boolean;
  readonly initiatorDomains?: readonly string[];
  readonly excludedInitiatorDomains?: readonly string[];
  readonly requestDomains?: readonly string[];
  readonly excludedRequestDomains?: readonly string[];
  readonly topDomains?: readonly string[];
  readonly domainType?: "firstParty" | "thirdParty";
  readonly resourceTypes?: readonly ResourceType[];
  readonly excludedResourceTypes?: readonly ResourceType[];
  /** In rules of the session only, as is the next; `-1` is what belongs to no tab. */
  readonly tabIds?: readonly number[];
  readonly excludedTabIds?: readonly number[];
}

/** What a rule does with the requests that it is about. */
export type RuleAction =
  | { readonly type: "allow" | "block" }
  | { readonly type: "redirect"; readonly redirect: { readonly regexSubstitution: string } }
  | {
      readonly type: "modifyHeaders";
      readonly responseHeaders: readonly {
        readonly header: string;
        readonly operation: "append";
        readonly value: string;
      }[];
    };

/** One rule of declarativeNetRequest: the part of its format that the guard uses. */
export interface DeclarativeRule {
  /** Unique in its rule set, from 1. */
  readonly id: number;
  readonly priority: number;
  readonly action: RuleAction;
  readonly condition: RuleCondition;
}

/** A rule before it is numbered. */
export type UnnumberedRule = Omit<DeclarativeRule, "id">;
