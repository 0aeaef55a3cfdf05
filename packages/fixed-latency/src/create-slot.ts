/** What a WebSocket fires on its way to being open, or not. */
export type HandshakeEvent = "open" | "error" | "close";

/** What is known of one connection and not yet told. */
export interface Connection {
  /** As whoever holds the socket sees it, in values of `readyState`; 1 is for what is open, and as the platform has it. */
  state: 0 | 1 | 2 | 3;
  /** Bytes that the native socket counted while it seemed to be connecting. */
  hiddenBytes: number;
  /** Takes notice of an event, and tells whether nobody else may get it. */
  readonly hides: (type: HandshakeEvent, event: Event) => boolean;
}

/** A place on objects that only its holder can read. */
export interface Slot<Value> {
  put(object: object, value: Value): void;
  read(object: unknown): Value | undefined;
}

/**
 * Makes a place on objects that nobody else can read: a private field, which unlike a WeakMap no code can replace.
 * One for all realms, so that the getters of one know the sockets of another. Self-contained: workers get its text.
 */
export function createSlot<Value>(): Slot<Value> {
  // Returns the object that it is given, so that a class which extends it adds its private fields to any object.
  // oxlint-disable-next-line typescript/no-extraneous-class
  class Stamp {
    constructor(object: object) {
      return object;
    }
  }
  class Field extends Stamp {
    #value: Value;
    constructor(object: object, value: Value) {
      super(object);
      this.#value = value;
    }
    static read(object: unknown): Value | undefined {
      return typeof object === "object" && object !== null && #value in object ? object.#value : undefined;
    }
  }
  return {
    put: (object, value) => void new Field(object, value),
    // oxlint-disable-next-line typescript/unbound-method -- it does not ask for `this`
    read: Field.read,
  };
}
