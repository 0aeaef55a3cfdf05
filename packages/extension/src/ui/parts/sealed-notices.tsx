import type { SealedNotice } from "../../contract/sealed-notice.ts";
import { t, type MessageKey } from "../../i18n/translate.ts";

const NOTICE_MESSAGES: Readonly<Record<SealedNotice, MessageKey>> = {
  "system-proxy": "sealed_system_proxy",
};

/** What a person should know of sealed mode in this browser, before choosing it and while it is on. */
export function SealedNotices({ notices }: { readonly notices: readonly SealedNotice[] }) {
  return (
    <>
      {notices.map((notice) => (
        <span key={notice} class="note important notice">
          {t(NOTICE_MESSAGES[notice])}
        </span>
      ))}
    </>
  );
}
