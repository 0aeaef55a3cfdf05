import { createContext } from "preact";
import { useContext } from "preact/hooks";
import type { PageInput } from "../explorer/view.ts";

/** What every part of a page may need: addresses of other pages, and a document to draw charts with. */
export interface SurroundingsValue extends Pick<PageInput, "hrefOf" | "place"> {
  readonly document: Document;
}

/** Set by `renderPage`. */
export const Surroundings = createContext<SurroundingsValue | undefined>(undefined);

/** Gives the surroundings of a page. @throws {TypeError} Outside of `renderPage`. */
export function useSurroundings(): SurroundingsValue {
  const value = useContext(Surroundings);
  if (value === undefined) throw new TypeError("Cannot make a page: it has no surroundings");
  return value;
}
