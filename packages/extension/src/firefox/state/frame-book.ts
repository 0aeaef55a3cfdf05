import * as z from "zod/mini";

/** Shape of what is kept while the background sleeps. */
export const frameBookSchema = z.array(z.tuple([z.string(), z.string()]));

/** How many frames are kept; the oldest is forgotten first, and an unknown frame adds no trust. */
const MAX_FRAMES = 4096;

/** Remembers which URL the document of each frame was loaded from. */
export interface FrameBook {
  readonly loaded: (tab: number, frame: number, url: string) => void;
  readonly urlOf: (tab: number, frame: number) => string | undefined;
  readonly closed: (tab: number) => void;
  readonly dump: () => z.infer<typeof frameBookSchema>;
  readonly restore: (dumped: unknown) => void;
}

/** Makes a book without frames. */
export function createFrameBook(): FrameBook {
  const urls = new Map<string, string>();
  return {
    loaded: (tab, frame, url) => {
      urls.delete(`${tab} ${frame}`);
      // Documents that are written in place have no server of their own.
      if (/^(?:https?|file):/.test(url)) urls.set(`${tab} ${frame}`, url);
      const [oldest] = urls.keys();
      if (urls.size > MAX_FRAMES && oldest !== undefined) urls.delete(oldest);
    },
    urlOf: (tab, frame) => urls.get(`${tab} ${frame}`),
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
