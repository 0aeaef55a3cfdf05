import type { RefObject } from "preact";
import { useEffect, useRef } from "preact/hooks";

/**
 * Moves the focus to a button when something becomes true, and not when it was from the start: whoever uses the keyboard
 * goes on where the button that they pressed was replaced.
 */
export function useFocusWhen(isNow: boolean): RefObject<HTMLButtonElement | null> {
  const button = useRef<HTMLButtonElement>(null);
  const wasSo = useRef(isNow);
  useEffect(() => {
    if (isNow && !wasSo.current) button.current?.focus();
    wasSo.current = isNow;
  }, [isNow]);
  return button;
}
