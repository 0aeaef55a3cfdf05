import { useCallback, useState } from "preact/hooks";

/** Does what a person clicked; what fails is there to be shown, until the next click. */
export function useAttempt(): {
  readonly failure: string | undefined;
  readonly attempt: (work: () => Promise<unknown>) => Promise<void>;
} {
  const [failure, setFailure] = useState<string>();
  const attempt = useCallback(async (work: () => Promise<unknown>) => {
    try {
      await work();
      setFailure(undefined);
    } catch (error) {
      setFailure(error instanceof Error ? error.message : String(error));
    }
  }, []);
  return { failure, attempt };
}
