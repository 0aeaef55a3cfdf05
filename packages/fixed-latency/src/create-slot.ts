/** What a WebSocket fires on its way to being open, or not. */
export type HandshakeEvent = "open" | "error" | "close";

/** What is known of one connection and not yet told. */
export interface Connection {
  /** As whoever holds the socket sees it. */
  phase: "pending" | "open" | "failed";
  /** Whether `close()` was called before the outcome was reported. */
  isClosing: boolean;
  /** Whether an event that passes the listeners is one of ours. */
  isReporting: boolean;
  deadlineMs: number;
  timer: ReturnType<typeof setTimeout> | undefined;
  /** Bytes that the native socket counted while it seemed to be connecting. */
  hiddenBytes: number;
  hasSeenError: boolean;
  hasSeenClose: boolean;
  /** Takes notice of an event, and tells whether nobody else may get it. */
  hides: (type: HandshakeEvent, event: Event) => boolean;
}

/** Where sockets keep what is known of them. */
export interface Slot {
  put(socket: object, connection: Connection): void;
  read(socket: unknown): Connection | undefined;
}

/**
 * Makes a place on sockets that nobody else can read: a private field, which unlike a WeakMap no code can replace.
 * One for all realms, so that the getters of one know the sockets of another. Self-contained: workers get its text.
 */
export function createSlot(): Slot {
  // Returns the object that it is given, so that a class which extends it adds its private fields to any object.
  // oxlint-disable-next-line typescript/no-extraneous-class
  class Stamp {
    constructor(object: object) {
      return object;
    }
  }
  class Field extends Stamp {
    #connection: Connection;
    constructor(socket: object, connection: Connection) {
      super(socket);
      this.#connection = connection;
    }
    static read(socket: unknown): Connection | undefined {
      return typeof socket === "object" && socket !== null && #connection in socket
        ? socket.#connection
        : undefined;
    }
  }
  return {
    put: (socket, connection) => void new Field(socket, connection),
    read: (socket) => Field.read(socket),
  };
}
