import * as z from "zod/mini";
import type { SessionStore } from "../session-store.ts";

const viewedSchema = z.object({
  tab: z.int(),
  /** Origin of the document that is shown; `null` for a file, or one that a page wrote itself. */
  document: z.string(),
  /** Origin of the tab's top page, which is the document itself where it fills the tab. */
  top: z.string(),
});

/** A document that Chromium shows in a viewer of its own. */
export type ViewedDocument = Readonly<z.infer<typeof viewedSchema>>;

/** The last document that a viewer shows in each tab. */
export interface ViewerBook {
  readonly ready: Promise<void>;
  readonly showed: (viewed: ViewedDocument) => void;
  readonly of: (tab: number) => ViewedDocument | undefined;
  /** @returns Oldest first. */
  readonly all: () => readonly ViewedDocument[];
  readonly remove: (tab: number) => void;
}

/** Above what anybody keeps open. */
const MAX_VIEWED = 256;

/** Keeps them as long as the browser runs: a document may be read for hours before one of its links is clicked. */
export function createViewerBook(keep: SessionStore["keep"]): ViewerBook {
  const kept = keep("viewed", z.array(viewedSchema), []);
  const others = (tab: number): ViewedDocument[] => kept.get().filter((viewed) => viewed.tab !== tab);
  const of = (tab: number): ViewedDocument | undefined => kept.get().find((viewed) => viewed.tab === tab);
  return {
    ready: kept.ready,
    showed: (viewed) => kept.set([...others(viewed.tab), viewed].slice(-MAX_VIEWED)),
    of,
    all: kept.get,
    remove: (tab) => {
      if (of(tab) !== undefined) kept.set(others(tab));
    },
  };
}
