import { useState } from "preact/hooks";
import { t } from "../../../i18n/translate.ts";
import { Foreign } from "../../parts/foreign.tsx";
import { StateMark } from "../../parts/state-mark.tsx";
import { requestLikeAStranger, TEST_URL, type SelfTestResult } from "./request-like-a-stranger.ts";

/** One harmless request, made as a stranger's page would make it; the browser's own error is the judge. */
export function SelfTest() {
  const [result, setResult] = useState<SelfTestResult | "running">();

  async function run(): Promise<void> {
    setResult("running");
    setResult(await requestLikeAStranger());
  }

  return (
    <section class="self-test" aria-labelledby="test-title">
      <h2 id="test-title">{t("test_title")}</h2>
      <p class="prose">
        {t("test_intro")} <Foreign>{TEST_URL}</Foreign>
      </p>
      <button type="button" class="primary" disabled={result === "running"} onClick={() => void run()}>
        {t("test_run")}
      </button>
      <div role="status">
        {result === undefined || result === "running" ? null : <Outcome result={result} />}
      </div>
      <p class="note">{t("test_untested")}</p>
      <p class="note">
        {t("test_lab")} <code>hushport lab serve</code>
      </p>
    </section>
  );
}

function Outcome({ result }: { readonly result: SelfTestResult }) {
  const state = result.kind === "blocked" ? "quiet" : "blocked";
  return (
    <p class="test-result" data-state={state}>
      <StateMark kind={state} /> {t(`test_${result.kind}`)}
      {result.error === undefined ? null : (
        <>
          {" "}
          <code>{result.error}</code>
        </>
      )}
    </p>
  );
}
