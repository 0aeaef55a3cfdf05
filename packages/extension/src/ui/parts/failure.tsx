import { t } from "../../i18n/translate.ts";

/** Says that the background could not do what was asked. */
export function Failure({ message }: { readonly message: string | undefined }) {
  return (
    <div role="alert">
      {message === undefined ? null : (
        <p class="failure">
          {t("failure")} <span class="note">{message}</span>
        </p>
      )}
    </div>
  );
}
