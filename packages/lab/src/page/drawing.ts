import { createContext } from "preact";
import { useContext } from "preact/hooks";

/** The document that charts are drawn with: the page's own, or one that stands in for it where there is no browser. */
export const Drawing = createContext<Document | undefined>(undefined);

/** Gives the document for charts. @throws {TypeError} If no `Drawing` is provided. */
export function useDrawing(): Document {
  const document = useContext(Drawing);
  if (document === undefined) throw new TypeError("Cannot draw: no Drawing is provided");
  return document;
}
