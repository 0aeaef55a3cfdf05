import { grantSchema, POLICY_MODES } from "@hushport/core";
import * as z from "zod/mini";
import { GAP_KINDS } from "../contract/gap.ts";
import { SEALED_NOTICES } from "../contract/sealed-notice.ts";
import { settingsSchema } from "../contract/settings.ts";
import { askedViewSchema } from "./asked-view.ts";
import { visitSummarySchema } from "./journal/summarise-visit.ts";
import { visitSchema } from "./journal/visit.ts";
import type { GuardMessage } from "./messages.ts";

const gapsSchema = z.array(z.object({ kind: z.enum(GAP_KINDS), detail: z.string() }));

const noticesSchema = z.array(z.enum(SEALED_NOTICES));

const judgedVisitSchema = z.object({ visit: visitSchema, summary: visitSummarySchema });

/** What the popup shows of one tab. */
export const tabViewSchema = z.object({
  /** `null` for a page without a host: a new tab, a settings page. */
  site: z.nullable(z.string()),
  /** Whether the page is a file of this machine, which has no site. */
  isFile: z.boolean(),
  isPrivate: z.boolean(),
  mode: z.enum(POLICY_MODES),
  pause: z.nullable(z.object({ untilMs: z.nullable(z.number()) })),
  /** What waits in a tab of a private window: Chromium shows no page of an extension there, so the popup asks. */
  asked: z.nullable(askedViewSchema),
  /** What the page of the tab did, and what its site's shared and service workers did. */
  page: z.nullable(judgedVisitSchema),
  workers: z.nullable(judgedVisitSchema),
  /** What workers did lately whose site nobody knows: they may be any page's, and so every tab shows them. */
  nameless: z.nullable(judgedVisitSchema),
  /** Grants in force for the site. */
  grants: z.array(grantSchema),
  gaps: gapsSchema,
  /** What to know of sealed mode while it is on. */
  notices: noticesSchema,
  /** Sites on which the guard is switched off now, whatever the tab shows: Chromium's seal is lifted for all of them. */
  pausedSites: z.array(z.string()),
});

/** What the options page shows. */
export const settingsViewSchema = z.object({
  /** In force now; managed grants are marked as such. */
  settings: settingsSchema,
  /** The user's own, to be taken along: without the administrator's. */
  stored: settingsSchema,
  isModeManaged: z.boolean(),
  gaps: gapsSchema,
  /** Why sealed mode cannot be switched on. */
  obstacles: gapsSchema,
  /** What to know of sealed mode before it is chosen. */
  notices: noticesSchema,
  hasBroken: z.boolean(),
});

/** What is answered to each message. */
export const REPLY_SCHEMAS = {
  "read-tab": tabViewSchema,
  "read-settings": settingsViewSchema,
  "read-log": z.array(visitSchema),
  "clear-log": z.null(),
  "add-grant": grantSchema,
  "revoke-grant": z.null(),
  pause: z.null(),
  resume: z.null(),
  "set-mode": gapsSchema,
  "set-notify": z.null(),
  "set-local-names": z.null(),
  /** Why the sealed mode of the file was not taken. */
  "import-settings": gapsSchema,
  "read-broken": z.string(),
  "discard-broken": z.null(),
  /** `null` when nothing waits in the tab. */
  "read-asked": z.nullable(askedViewSchema),
  "continue-navigation": z.null(),
} as const satisfies Record<GuardMessage["kind"], z.ZodMiniType>;

/** What is answered to each message. */
export type Replies = { readonly [Kind in GuardMessage["kind"]]: z.infer<(typeof REPLY_SCHEMAS)[Kind]> };

/** What the popup shows of one tab. */
export type TabView = Replies["read-tab"];

/** What the options page shows. */
export type SettingsView = Replies["read-settings"];

/** How a reply travels: of an error, its code where it has one, which pages have words for, and its English message. */
export const replyEnvelopeSchema = z.discriminatedUnion("kind", [
  z.object({ kind: z.literal("answer"), value: z.unknown() }),
  z.object({ kind: z.literal("failure"), code: z.optional(z.string()), message: z.string() }),
]);

/** How a reply travels. */
export type ReplyEnvelope = z.infer<typeof replyEnvelopeSchema>;
