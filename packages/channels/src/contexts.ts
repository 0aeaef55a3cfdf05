import type { ContextRunner } from "./context-runner.ts";
import { aboutBlankFrame } from "./contexts/about-blank-frame.ts";
import { blobFrame } from "./contexts/blob-frame.ts";
import { blobWorker } from "./contexts/blob-worker.ts";
import { crossOriginFrame } from "./contexts/cross-origin-frame.ts";
import { dataFrame } from "./contexts/data-frame.ts";
import { dataWorker } from "./contexts/data-worker.ts";
import { dedicatedWorker } from "./contexts/dedicated-worker.ts";
import { documentContext } from "./contexts/document.ts";
import { nestedWorker } from "./contexts/nested-worker.ts";
import { popupContext } from "./contexts/popup.ts";
import { sameOriginFrame } from "./contexts/same-origin-frame.ts";
import { sandboxedFrame } from "./contexts/sandboxed-frame.ts";
import { serviceWorkerContext } from "./contexts/service-worker.ts";
import { sharedWorker } from "./contexts/shared-worker.ts";
import { srcdocFrame } from "./contexts/srcdoc-frame.ts";

/** Every place where a page can put a probe, in the order of `PROBE_CONTEXTS`. */
export const CONTEXT_RUNNERS: readonly ContextRunner[] = [
  documentContext,
  sameOriginFrame,
  crossOriginFrame,
  aboutBlankFrame,
  srcdocFrame,
  sandboxedFrame,
  dataFrame,
  blobFrame,
  popupContext,
  dedicatedWorker,
  blobWorker,
  dataWorker,
  nestedWorker,
  sharedWorker,
  serviceWorkerContext,
];
