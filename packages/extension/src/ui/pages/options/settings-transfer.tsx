import { useState } from "preact/hooks";
import { askGuard } from "../../../guard/ask-guard.ts";
import type { SettingsFile } from "../../../guard/messages.ts";
import { t, tCount } from "../../../i18n/translate.ts";
import { readSettingsFile } from "../../text/read-settings-file.ts";
import { Foreign } from "../../parts/foreign.tsx";
import { saveFile } from "../../parts/save-file.ts";
import type { SettingsProps } from "../../parts/use-settings.ts";

/** Above the file of somebody with thousands of grants. */
const MAX_FILE_BYTES = 2_000_000;

/** Takes settings and grants to another browser, or another person. */
export function SettingsTransfer({ view, run }: SettingsProps) {
  const [said, setSaid] = useState("");
  /** The first malformed entry of a file. */
  const [problem, setProblem] = useState<string>();

  function save(): void {
    // The user's own: what an administrator decided is not his to take along.
    const { mode, notify, localNames, grants } = view.stored;
    const file: SettingsFile = {
      format: "hushport.guard-settings",
      version: 1,
      mode,
      notify,
      localNames,
      grants,
    };
    saveFile("hushport-settings.json", `${JSON.stringify(file, undefined, 2)}\n`);
  }

  async function load(chosen: File): Promise<void> {
    const read =
      chosen.size > MAX_FILE_BYTES ? undefined : readSettingsFile(await chosen.text(), view.stored);
    const found = read?.kind === "wrong" ? read.problems[0] : undefined;
    setProblem(found);
    if (read?.kind !== "settings") {
      setSaid(t(found === undefined ? "import_wrong" : "import_wrong_because"));
      return;
    }
    await run(async () => {
      const obstacles = await askGuard({ kind: "import-settings", file: read.file });
      const loaded = tCount("imported", read.file.grants.length);
      setSaid(obstacles.length === 0 ? loaded : `${loaded} ${t("import_not_sealed")}`);
    });
  }

  return (
    <section aria-labelledby="transfer-title">
      <h2 id="transfer-title">{t("transfer_title")}</h2>
      <p class="prose">{t("transfer_intro")}</p>
      <div class="buttons">
        <button type="button" onClick={save}>
          {t("export")}
        </button>
        <label class="file">
          {t("import")}
          <input
            type="file"
            accept="application/json,.json"
            onChange={(event) => {
              const [file] = event.currentTarget.files ?? [];
              event.currentTarget.value = "";
              if (file !== undefined) void load(file);
            }}
          />
        </label>
      </div>
      <div role="status">
        <p>{said}</p>
        {problem === undefined ? null : (
          <p class="note detail" lang="en">
            <Foreign>{problem}</Foreign>
          </p>
        )}
      </div>
    </section>
  );
}
