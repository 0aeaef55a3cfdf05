/** As much of an area of `browser.storage` as is used. */
export interface StorageArea {
  readonly get: (keys: string[]) => Promise<Record<string, unknown>>;
  readonly set: (items: Record<string, unknown>) => Promise<void>;
}
