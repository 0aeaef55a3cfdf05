import * as z from "zod/mini";

/** What an engine tells the warning page: the navigation that it stands for may go on. */
export const goMessageSchema = z.object({ kind: z.literal("engine-go"), tab: z.int(), url: z.string() });

/**
 * Makes the warning page leave when the engine says so, without a trace in the tab's history. The page calls it once,
 * at the top of its script.
 */
export function followEngine(): void {
  const own = chrome.tabs.getCurrent();
  chrome.runtime.onMessage.addListener((message: unknown, _sender, sendResponse) => {
    const parsed = goMessageSchema.safeParse(message);
    if (!parsed.success) return undefined;
    void follow(parsed.data, sendResponse);
    return true;
  });

  async function follow(
    { tab, url }: z.infer<typeof goMessageSchema>,
    confirm: (isDone: true) => void,
  ): Promise<void> {
    if ((await own)?.id !== tab) return;
    confirm(true);
    location.replace(url);
  }
}
