import { useCallback, useEffect, useState } from "preact/hooks";
import { askGuard } from "../../guard/ask-guard.ts";
import type { SettingsView } from "../../guard/replies.ts";

/** What the sections of a settings page need. */
export interface SettingsProps {
  readonly view: SettingsView;
  /** Does something, then shows what came of it; a failure is shown too. */
  readonly run: (work: () => Promise<unknown>) => Promise<void>;
}

/** Reads the settings, and again after each change. */
export function useSettings(): {
  readonly view: SettingsView | undefined;
  readonly failure: string | undefined;
  readonly run: SettingsProps["run"];
} {
  const [view, setView] = useState<SettingsView>();
  const [failure, setFailure] = useState<string>();

  const run = useCallback(async (work: () => Promise<unknown>) => {
    try {
      await work();
      setView(await askGuard({ kind: "read-settings" }));
      setFailure(undefined);
    } catch (error) {
      setFailure(error instanceof Error ? error.message : String(error));
    }
  }, []);

  useEffect(() => void run(async () => undefined), [run]);
  return { view, failure, run };
}
