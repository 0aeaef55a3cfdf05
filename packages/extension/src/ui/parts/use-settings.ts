import { useCallback, useEffect, useState } from "preact/hooks";
import { askGuard } from "../../guard/ask-guard.ts";
import type { SettingsView } from "../../guard/replies.ts";
import type { FailureWords } from "../text/describe-failure.ts";
import { useAttempt } from "./use-attempt.ts";

/** What the sections of a settings page need. */
export interface SettingsProps {
  readonly view: SettingsView;
  /** Does something, then shows what came of it; a failure is shown too. */
  readonly run: (work: () => Promise<unknown>) => Promise<void>;
}

/** Reads the settings, after each change, and when the user comes back: the popup and administrators change them too. */
export function useSettings(): {
  readonly view: SettingsView | undefined;
  readonly failure: FailureWords | undefined;
  readonly run: SettingsProps["run"];
} {
  const [view, setView] = useState<SettingsView>();
  const { failure, attempt } = useAttempt();

  const run = useCallback(
    (work: () => Promise<unknown>) =>
      attempt(async () => {
        await work();
        setView(await askGuard({ kind: "read-settings" }));
      }),
    [attempt],
  );

  useEffect(() => void run(async () => undefined), [run]);
  useEffect(() => {
    const look = (): void => {
      // What failed before is still on the page; nobody asked for this.
      void askGuard({ kind: "read-settings" }).then(setView, () => undefined);
    };
    addEventListener("focus", look);
    return () => removeEventListener("focus", look);
  }, []);
  return { view, failure, run };
}
