import * as z from "zod/mini";
import { putYoungest } from "../names/put-youngest.ts";

/** Shape of what is kept while the background sleeps. */
export const frameBookSchema = z.array(z.tuple([z.string(), z.string()]));

/** How many frames are kept; the oldest is forgotten first, and an unknown frame adds no trust. */
const MAX_FRAMES = 4096;
/**
 * An address can be a megabyte long, and Firefox lends an extension 10 MB for a session, beyond which nothing at all is
 * kept: 4096 of this length take a fifth of them. Longer than this, who served the document is enough.
 */
const MAX_URL_LENGTH = 500;

/** Remembers which URL the document of each frame was loaded from. */
export interface FrameBook {
  readonly loaded: (tab: number, frame: number, url: string) => void;
  /** @returns The URL, of a long one what names the server. */
  readonly urlOf: (tab: number, frame: number) => string | undefined;
  /** URLs of the top page of a tab and of what was loaded into frames since then. */
  readonly shownIn: (tab: number) => readonly string[];
  readonly closed: (tab: number) => void;
  readonly dump: () => z.infer<typeof frameBookSchema>;
  readonly restore: (dumped: unknown) => void;
}

/** Makes a book without frames. */
export function createFrameBook(): FrameBook {
  const urls = new Map<string, string>();
  return {
    loaded: (tab, frame, url) => {
      const key = `${tab} ${frame}`;
      const served = servedFrom(url);
      if (served === undefined) urls.delete(key);
      else putYoungest(urls, key, served, MAX_FRAMES);
    },
    urlOf: (tab, frame) => urls.get(`${tab} ${frame}`),
    shownIn: (tab) => {
      const keys = [...urls.keys()].filter((key) => key.startsWith(`${tab} `));
      // The youngest is last. Frames of the pages before stay in the book, and before the top page.
      const shown = keys.slice(Math.max(0, keys.indexOf(`${tab} 0`)));
      return shown.map((key) => urls.get(key) ?? "");
    },
    closed: (tab) => {
      for (const key of urls.keys()) if (key.startsWith(`${tab} `)) urls.delete(key);
    },
    dump: () => [...urls],
    restore: (dumped) => {
      const parsed = frameBookSchema.safeParse(dumped);
      for (const [key, url] of parsed.success ? parsed.data : []) if (!urls.has(key)) urls.set(key, url);
    },
  };
}

/** @returns `undefined` for documents that are written in place: they have no server of their own. */
function servedFrom(url: string): string | undefined {
  if (!/^(?:https?|file):/.test(url)) return undefined;
  if (url.length <= MAX_URL_LENGTH) return url;
  if (url.startsWith("file:")) return "file:///";
  const origin = URL.parse(url)?.origin;
  // A name ends at 253 characters: whatever is longer was never loaded from anywhere.
  return origin === undefined || origin.length >= MAX_URL_LENGTH ? undefined : `${origin}/`;
}
