import type { OnReadOpts, Socket } from "node:net";

/** What one read may bring: four times Node's own, since each costs a call into the system and one back out. */
const LARGE_BYTES = 262_144;
/** Node's own; a read that fills it means that more is waiting. */
const SMALL_BYTES = 65_536;
/** Large buffers that wait to be used again; more are left to the garbage collector. */
const MOST_SPARE = 8;

/**
 * For all connections that have little to say: what is read into it is copied before anything else is read. So an idle
 * connection holds no memory.
 */
const shared = Buffer.allocUnsafeSlow(SMALL_BYTES);
const spare: Uint8Array[] = [];
/** What the connection that was read last is read into next: Node asks right after each read, and does not say for whom. */
let next: Uint8Array = shared;

/** Where a connection's bytes go without a copy. @returns Whether more may come; else the connection was paused. */
export type TakeBytes = (from: Socket, bytes: Buffer, onWritten: () => void) => boolean;

/** Says who takes the bytes of a connection: nobody yet, so that they go the usual way of a stream. */
export type FindTaker = (from: Socket) => TakeBytes | undefined;

/**
 * How a connection is read: the usual way, except that bytes for which there is a taker are given to it as they are, and
 * read in larger pieces once there are many.
 */
export function readInto(findTaker: FindTaker): OnReadOpts {
  return {
    buffer: () => {
      const given = next;
      // A new connection is asked for as well.
      next = shared;
      return given;
    },
    callback(this: Socket, size: number, buffer: Uint8Array): boolean {
      const isFull = size === buffer.length;
      // What was read before and waits in the stream comes first.
      const take = this.readableLength === 0 ? findTaker(this) : undefined;
      const isOwn = buffer !== shared;
      next =
        take !== undefined && (isFull || (isOwn && size > SMALL_BYTES))
          ? (spare.pop() ?? Buffer.allocUnsafeSlow(LARGE_BYTES))
          : shared;
      const bytes = Buffer.from(buffer.buffer, buffer.byteOffset, size);
      if (take !== undefined && isOwn) return take(this, bytes, () => giveBack(buffer));
      const copy = Buffer.from(bytes);
      if (isOwn) giveBack(buffer);
      return take === undefined ? this.push(copy) : take(this, copy, ignore);
    },
  };
}

function giveBack(buffer: Uint8Array): void {
  if (spare.length < MOST_SPARE) spare.push(buffer);
}

function ignore(): void {
  // A copy belongs to nobody else.
}
