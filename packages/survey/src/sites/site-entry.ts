/** One site of a list. */
export interface SiteEntry {
  /** Address that is visited; `https://` where the list gives only a host. */
  readonly url: string;
  readonly domain: string;
  readonly rank: number | null;
}

/** One line of a list that is no site. */
export interface RefusedEntry {
  /** 1 and up. */
  readonly line: number;
  readonly text: string;
  readonly reason: string;
}
