import type { Outcome, SessionOrder } from "@hushport/channels";
import type { Standpoint } from "../../serve/messages.ts";

/** What the channels' page offers. */
export interface ChannelsPage {
  readonly run: (order: SessionOrder) => Promise<Outcome>;
  readonly stop: () => Promise<void>;
}

/** A document that makes probes, in a frame of this page. */
export interface ProbeFrame {
  /** Its global object: requests made with it are its own. */
  readonly window: Pick<Window, "fetch">;
  readonly page: ChannelsPage;
  readonly close: () => void;
}

/** Above what loading a small page of this machine takes. */
const LOAD_DEADLINE_MS = 15_000;

/** Opens a document that makes probes. @throws {Error} If it does not load. */
export async function openProbeFrame(standpoint: Standpoint): Promise<ProbeFrame> {
  const frame = document.createElement("iframe");
  frame.className = "probes";
  frame.title = "Where the probes are made; there is nothing to see";
  frame.tabIndex = -1;
  frame.ariaHidden = "true";
  frame.allow = "loopback-network; local-network; local-network-access";
  frame.src = `probe/${standpoint}.html`;
  const loaded = new Promise<void>((resolve, reject) => {
    const timer = setTimeout(
      () => reject(new Error("the measuring document did not load")),
      LOAD_DEADLINE_MS,
    );
    frame.addEventListener("load", () => {
      clearTimeout(timer);
      resolve();
    });
  });
  document.body.append(frame);
  try {
    await loaded;
    const { contentWindow } = frame;
    const page: unknown = contentWindow === null ? undefined : Reflect.get(contentWindow, "hushport");
    if (contentWindow === null || !isChannelsPage(page))
      throw new Error("the measuring document is not the lab’s");
    return { window: contentWindow, page, close: () => frame.remove() };
  } catch (error) {
    frame.remove();
    throw error;
  }
}

function isChannelsPage(value: unknown): value is ChannelsPage {
  return typeof value === "object" && value !== null && "run" in value && typeof value.run === "function";
}
