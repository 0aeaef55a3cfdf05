import { PeerDesk } from "./peer-desk.ts";
import { LINK } from "./link.ts";

/**
 * The isolated world's end of the link: takes the element that the page world's guard hands over before the first
 * script of the page, and answers what comes through it. The first element is the only one: when a page could hand
 * over another, the guard's own is there already.
 */
const accept = (event: Event): void => {
  if (!(event instanceof MouseEvent) || !(event.relatedTarget instanceof Element)) return;
  document.removeEventListener(LINK.pair, accept);
  new PeerDesk(event.relatedTarget).open();
};

// The manifest names this script first, so it listens before the guard speaks.
document.addEventListener(LINK.pair, accept);
