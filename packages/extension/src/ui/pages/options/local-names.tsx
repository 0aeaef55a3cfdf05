import { useState } from "preact/hooks";
import { canonicalName } from "@hushport/core";
import { askGuard } from "../../../guard/ask-guard.ts";
import { t } from "../../../i18n/translate.ts";
import { Foreign } from "../../parts/foreign.tsx";
import type { SettingsProps } from "../../parts/use-settings.ts";

/** Names that the user knows to be local: `nas.example.org`, which the browser cannot tell from a public one. */
export function LocalNames({ view, run }: SettingsProps) {
  const [text, setText] = useState("");
  const [isWrong, setWrong] = useState(false);
  const own = view.stored.localNames;

  function save(names: readonly string[]): Promise<void> {
    return run(() => askGuard({ kind: "set-local-names", names: [...names] }));
  }

  async function add(event: Event): Promise<void> {
    event.preventDefault();
    const host = canonicalName(text.trim());
    setWrong(host === undefined);
    if (host === undefined) return;
    await save([...own, host]);
    setText("");
  }

  return (
    <section aria-labelledby="names-title">
      <h2 id="names-title">{t("names_title")}</h2>
      <p class="prose">{t("names_intro")}</p>
      <ul class="rows">
        {own.map((name) => (
          <li key={name} class="grant">
            <p class="grant-site">
              <Foreign>{name}</Foreign>
            </p>
            <span />
            <button
              type="button"
              class="small"
              onClick={() => void save(own.filter((known) => known !== name))}
            >
              {t("remove")}
              <span class="hidden"> {name}</span>
            </button>
          </li>
        ))}
      </ul>
      <form class="add" onSubmit={(event) => void add(event)}>
        <label>
          {t("names_label")}
          <input
            type="text"
            value={text}
            spellcheck={false}
            autocomplete="off"
            aria-invalid={isWrong}
            aria-describedby="names-wrong"
            onInput={(event) => setText(event.currentTarget.value)}
          />
        </label>
        <button type="submit">{t("add")}</button>
        <p id="names-wrong" class="failure" role="alert">
          {isWrong ? t("names_wrong") : ""}
        </p>
      </form>
    </section>
  );
}
