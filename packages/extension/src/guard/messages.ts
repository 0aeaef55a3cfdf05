import { grantSchema, POLICY_MODES, portRangeSchema } from "@hushport/core";
import * as z from "zod/mini";

/** How long a person can allow something for. */
export const GRANT_TERMS = ["once", "tab", "day", "always"] as const;

/** How long a person can allow something for. */
export type GrantTerm = (typeof GRANT_TERMS)[number];

/** Terms of what is in no tab: a shared or service worker's. */
export const LASTING_TERMS = ["day", "always"] as const satisfies readonly GrantTerm[];

const host = z.string().check(z.minLength(1), z.maxLength(253));

/** What a person allows, before it has an id and a moment. */
export const grantDraftSchema = z.object({
  site: host,
  embedded: z.array(host),
  hosts: z.array(host).check(z.minLength(1)),
  ports: z.array(portRangeSchema).check(z.minLength(1)),
  term: z.enum(GRANT_TERMS),
  /** Tab that it is given in; `null` from the options page, where only the longer terms make sense. */
  tab: z.nullable(z.int()),
  program: z.optional(z.string().check(z.maxLength(200))),
  readyMade: z.optional(z.string().check(z.maxLength(64))),
});

/** What a person allows, before it has an id and a moment. */
export type GrantDraft = Readonly<z.infer<typeof grantDraftSchema>>;

/** A file of settings, as the options page exports and imports it. */
export const settingsFileSchema = z.object({
  format: z.literal("hushport.guard-settings"),
  version: z.literal(1),
  mode: z.enum(POLICY_MODES),
  notify: z.boolean(),
  localNames: z.array(host),
  grants: z.array(grantSchema),
});

/** A file of settings. */
export type SettingsFile = Readonly<z.infer<typeof settingsFileSchema>>;

/** Everything that a page of the extension can ask of the background. */
export const guardMessageSchema = z.discriminatedUnion("kind", [
  z.object({ kind: z.literal("read-tab"), tab: z.int() }),
  z.object({ kind: z.literal("read-settings") }),
  z.object({ kind: z.literal("read-log") }),
  z.object({ kind: z.literal("clear-log") }),
  z.object({ kind: z.literal("add-grant"), grant: grantDraftSchema }),
  z.object({ kind: z.literal("revoke-grant"), id: z.string() }),
  /** `forMs` of `null` switches the guard off on the tab's site for good. */
  z.object({ kind: z.literal("pause"), tab: z.int(), forMs: z.nullable(z.number().check(z.gt(0))) }),
  z.object({ kind: z.literal("resume"), site: z.string() }),
  z.object({ kind: z.literal("set-mode"), mode: z.enum(POLICY_MODES) }),
  z.object({ kind: z.literal("set-notify"), notify: z.boolean() }),
  z.object({ kind: z.literal("set-local-names"), names: z.array(host) }),
  z.object({ kind: z.literal("import-settings"), file: settingsFileSchema }),
  z.object({ kind: z.literal("read-broken") }),
  z.object({ kind: z.literal("discard-broken") }),
  /** What the warning page of the sender's own tab is about. */
  z.object({ kind: z.literal("read-asked") }),
  /** Lets the sender's own tab go on to the URL that was shown; the popup, which is in no tab, names the one in front. */
  z.object({ kind: z.literal("continue-navigation"), tab: z.optional(z.int()), url: z.string() }),
]);

/** Something that a page of the extension asks of the background. */
export type GuardMessage = Readonly<z.infer<typeof guardMessageSchema>>;
