import { useState } from "preact/hooks";
import { t } from "../../i18n/translate.ts";
import { useFocusWhen } from "./use-focus-when.ts";

interface ConfirmProps {
  readonly label: string;
  readonly question: string;
  readonly onConfirm: () => Promise<void>;
}

/** A button for what cannot be undone: it asks once, in the page, where it was clicked. */
export function Confirm({ label, question, onConfirm }: ConfirmProps) {
  const [isAsking, setAsking] = useState(false);
  const opener = useFocusWhen(!isAsking);
  const cancel = useFocusWhen(isAsking);
  if (!isAsking) {
    return (
      <button type="button" ref={opener} onClick={() => setAsking(true)}>
        {label}
      </button>
    );
  }
  return (
    <span class="confirm" role="group" aria-label={label}>
      <span>{question}</span>
      <button
        type="button"
        class="danger"
        onClick={() => {
          setAsking(false);
          void onConfirm();
        }}
      >
        {label}
      </button>
      <button type="button" ref={cancel} onClick={() => setAsking(false)}>
        {t("cancel")}
      </button>
    </span>
  );
}
