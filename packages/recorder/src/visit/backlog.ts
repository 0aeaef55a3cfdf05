/**
 * Keeps what arrives until it is released, then passes everything on in order and at once.
 *
 * While a page loads, browser and recorder compete for the same cores; reading the witnesses can wait for the dwell.
 */
export class Backlog<Item> {
  readonly #handle: (item: Item) => void;
  readonly #sizeOf: (item: Item) => number;
  readonly #maxSize: number;
  #waiting: Item[] = [];
  #size = 0;
  #isReleased = false;

  constructor(
    handle: (item: Item) => void,
    { maxSize, sizeOf }: { readonly maxSize: number; readonly sizeOf: (item: Item) => number },
  ) {
    this.#handle = handle;
    this.#sizeOf = sizeOf;
    this.#maxSize = maxSize;
  }

  /** Takes one item; past the size that may wait, everything is passed on from then on. */
  push(item: Item): void {
    if (this.#isReleased) {
      this.#handle(item);
      return;
    }
    this.#waiting.push(item);
    this.#size += this.#sizeOf(item);
    if (this.#size > this.#maxSize) this.release();
  }

  /** Passes on what waits, and from now on everything as it comes. Calling it again does nothing. */
  release(): void {
    this.#isReleased = true;
    const waiting = this.#waiting;
    this.#waiting = [];
    for (const item of waiting) this.#handle(item);
  }
}
