import { useCallback, useState } from "preact/hooks";
import { describeFailure, type FailureWords } from "../text/describe-failure.ts";

/** Does what a person clicked; what fails is there to be shown, until the next click. */
export function useAttempt(): {
  readonly failure: FailureWords | undefined;
  readonly attempt: (work: () => Promise<unknown>) => Promise<void>;
} {
  const [failure, setFailure] = useState<FailureWords>();
  const attempt = useCallback(async (work: () => Promise<unknown>) => {
    try {
      await work();
      setFailure(undefined);
    } catch (error) {
      setFailure(describeFailure(error));
    }
  }, []);
  return { failure, attempt };
}
