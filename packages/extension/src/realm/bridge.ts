import { PeerDesk } from "./peer-desk.ts";
import { LINK } from "./link.ts";

/**
 * The isolated world's end of the link: takes the element that the page world's guard hands over before the first
 * script of the page, and answers what comes through it. Nobody else can make the acquaintance later.
 */
const accept = (event: Event): void => {
  if (!(event instanceof MouseEvent) || !(event.relatedTarget instanceof Element)) return;
  stop();
  new PeerDesk(event.relatedTarget).open();
};
const stop = (): void => document.removeEventListener(LINK.pair, accept);

document.addEventListener(LINK.pair, accept);
// When the guard ran before: it waits for this until the first script of the page.
document.dispatchEvent(new Event(LINK.hello));
queueMicrotask(stop);
