import { useState } from "preact/hooks";
import type { Standpoint } from "../../serve/messages.ts";
import { orderTargets } from "../target-words.ts";
import { channelWords } from "../channel-words.ts";
import { describeBrowser } from "./describe-browser.ts";
import type { LiveState } from "./live-state.ts";
import { ownClaims } from "./own-claims.ts";
import type { LabActions } from "./use-lab.ts";

interface StartProps {
  readonly state: LiveState;
  readonly actions: Pick<LabActions, "start">;
}

/** Says what will be tried, and begins. */
export function StartPart({ state: { welcome, results }, actions }: StartProps) {
  const [standpoint, setStandpoint] = useState<Standpoint>("machine");
  const [protection, setProtection] = useState("");
  const { name, version, engine } = describeBrowser(ownClaims());
  if (welcome === undefined) return null;
  const facts = welcome.facts[standpoint];
  return (
    <section class="part" aria-labelledby="start">
      <h2 id="start">{results.length === 0 ? "Measure this browser" : "Measure again"}</h2>
      <form
        onSubmit={(event) => {
          event.preventDefault();
          void actions.start(standpoint, protection.trim());
        }}
      >
        <p>
          {`This is ${name} ${version}. The lab opens ports of its own on this computer, each with something else behind it, and this page tries to tell them apart in ${facts.channels.length} ways that any web page has.`}
        </p>
        {engine === "chromium" && (
          <fieldset>
            <legend>Measure as</legend>
            <label>
              <input
                type="radio"
                name="standpoint"
                checked={standpoint === "machine"}
                onChange={() => setStandpoint("machine")}
              />{" "}
              a page that needs no permission: what your browser leaks without its own protection
            </label>
            <label>
              <input
                type="radio"
                name="standpoint"
                checked={standpoint === "internet"}
                onChange={() => setStandpoint("internet")}
              />{" "}
              a page of the internet: your browser may ask you for permission, and your answer counts
            </label>
          </fieldset>
        )}
        <label class="field">
          What protects this browser, if anything? <span class="soft">Only a name for the result.</span>
          <input
            type="text"
            value={protection}
            maxLength={60}
            placeholder="for example: guard on"
            onInput={({ currentTarget }) => setProtection(currentTarget.value)}
          />
        </label>
        <p>
          <button type="submit" class="main">
            Start
          </button>{" "}
          <span class="soft">{`${facts.probes} probes, about two minutes. Leave this tab in front.`}</span>
        </p>
        <details>
          <summary>What exactly is tried</summary>
          <p>{`Ways: ${facts.channels.map(channelWords).join(", ")}.`}</p>
          <p>{`Ports: ${orderTargets(facts.kinds).join(", ")}.`}</p>
          <p>{`From: ${facts.contexts.join(", ")}.`}</p>
          <p>{`Written as: ${facts.spellings.join(", ")}.`}</p>
          {engine !== "chromium" && (
            <p>
              This browser takes the page for one of this computer and does not ask for its local network
              permission, where it has one; hushport lab run measures that.
            </p>
          )}
        </details>
      </form>
    </section>
  );
}
