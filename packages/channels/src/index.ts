export { CHANNEL_DRIVERS } from "./drivers.ts";
export { CONTEXT_RUNNERS } from "./contexts.ts";
export { CHANNEL_PAGES_PATH, channelPages, type ChannelPage } from "./channel-pages.ts";
export { ContextError, type ContextRunner } from "./context-runner.ts";
export {
  ENGINES,
  NEEDS,
  OBSERVABLES,
  type ChannelDriver,
  type Engine,
  type Need,
  type Observable,
  type ProbeEnvironment,
  type Reaches,
} from "./driver.ts";
export { OUTCOME_KINDS, type Outcome, type OutcomeKind } from "./outcome.ts";
export { PAGE_BUNDLE_URLS, type PageBundles } from "./page-bundles.ts";
export { PROBE_CONTEXTS, type ProbeContext, type UnavailableContexts } from "./probe-context.ts";
export { runProbe, type ProbeOrder } from "./run-probe.ts";
export type { SessionOrder } from "./session.ts";
export { createTicketBook, formatUrl, type Target, type TicketBook } from "./ticket-book.ts";
export {
  parseHandover,
  parseTicket,
  TRANSPORTS,
  type Handover,
  type Ticket,
  type Transport,
} from "./ticket.ts";
