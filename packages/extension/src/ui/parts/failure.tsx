import { t } from "../../i18n/translate.ts";
import type { FailureWords } from "../text/describe-failure.ts";

/** Says that the background could not do what was asked. */
export function Failure({ failure }: { readonly failure: FailureWords | undefined }) {
  return (
    <div role="alert">
      {failure === undefined ? null : (
        <p class="failure">
          {t("failure")}{" "}
          <span class="note" lang={failure.language}>
            {failure.text}
          </span>
        </p>
      )}
    </div>
  );
}
