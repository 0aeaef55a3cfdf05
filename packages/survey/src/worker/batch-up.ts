/**
 * Does for many at once what would cost the same for one: whatever arrives while one batch is at work waits for the
 * next. A single item is never kept waiting for company.
 *
 * @param work Answers each item, in order.
 */
export function batchUp<Item, Answer>(
  work: (items: readonly Item[]) => Promise<readonly Answer[]>,
  maxItems: number,
): (item: Item) => Promise<Answer> {
  const waiting: { item: Item; resolve: (answer: Answer) => void; reject: (error: unknown) => void }[] = [];
  let isAtWork = false;
  const drain = async (): Promise<void> => {
    isAtWork = true;
    while (waiting.length > 0) {
      const batch = waiting.splice(0, maxItems);
      try {
        const answers = await work(batch.map(({ item }) => item));
        for (const [index, answer] of answers.entries()) batch[index]?.resolve(answer);
      } catch (error) {
        for (const { reject } of batch) reject(error);
      }
    }
    isAtWork = false;
  };
  return (item) =>
    new Promise((resolve, reject) => {
      waiting.push({ item, resolve, reject });
      // What is handed over in the same turn of the event loop goes together.
      if (!isAtWork) {
        isAtWork = true;
        queueMicrotask(() => void drain());
      }
    });
}
