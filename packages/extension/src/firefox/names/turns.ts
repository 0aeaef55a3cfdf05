/** Runs jobs of one key at most a few at a time, in the order in which they came. */
export type InTurn = <Result>(key: string, job: () => Promise<Result>) => Promise<Result>;

interface Queue {
  running: number;
  readonly waiting: (() => void)[];
}

/** Makes queues that are there only while somebody stands in them. */
export function createTurns(atOnce: number): InTurn {
  const queues = new Map<string, Queue>();
  return async (key, job) => {
    const queue = queues.get(key) ?? { running: 0, waiting: [] };
    queues.set(key, queue);
    if (queue.running >= atOnce) await new Promise<void>((resolve) => queue.waiting.push(resolve));
    else queue.running += 1;
    try {
      return await job();
    } finally {
      // The place goes to the next one, or is free.
      const next = queue.waiting.shift();
      if (next !== undefined) next();
      else if (--queue.running === 0) queues.delete(key);
    }
  };
}
