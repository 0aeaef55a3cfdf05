import { labMessageSchema, type LabMessage, type VisitorMessage } from "../../serve/messages.ts";

/** The line to the lab that served this page. */
export interface LabConnection {
  /** @returns `false` when the lab did not take it. */
  readonly say: (visit: string, message: VisitorMessage) => Promise<boolean>;
  readonly close: () => void;
}

/** Above what the lab needs while its machine is busy. */
const SAY_DEADLINE_MS = 10_000;

/** Connects to the lab. A lab that was ended is not called again. */
export function connectLab(onMessage: (message: LabMessage) => void, onEnd: () => void): LabConnection {
  const events = new EventSource("events");
  events.addEventListener("message", ({ data }) => {
    const message = labMessageSchema.safeParse(JSON.parse(String(data)));
    if (message.success) onMessage(message.data);
  });
  events.addEventListener("error", () => {
    events.close();
    onEnd();
  });
  return {
    say: async (visit, message) => {
      try {
        const response = await fetch(`visits/${visit}`, {
          method: "POST",
          body: JSON.stringify(message),
          signal: AbortSignal.timeout(SAY_DEADLINE_MS),
        });
        return response.ok;
      } catch (error) {
        if (error instanceof Error) return false;
        throw error;
      }
    },
    close: () => events.close(),
  };
}
