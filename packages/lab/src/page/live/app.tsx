import { ComparePart } from "./compare-part.tsx";
import { LivePart } from "./live-part.tsx";
import { ProgressPart } from "./progress-part.tsx";
import { ResultsPart } from "./results-part.tsx";
import { StartPart } from "./start-part.tsx";
import { useLab } from "./use-lab.ts";

/** The lab's page. */
export function App() {
  const { state, actions } = useLab();
  const { phase, notice, observations, results } = state;
  const isBusy = phase.kind === "measuring" || phase.kind === "checking" || phase.kind === "judging";
  const canStart = phase.kind === "ready";
  return (
    <>
      <header>Hushport lab</header>
      <main>
        <h1>What can a page learn about your machine?</h1>
        <p class="sentence">
          Any web page you open can knock on ports of your own computer and listen to how the knock fails.
          Here you see what your browser lets it find out.
        </p>
        <p class="soft">
          Only ports that the lab opened for this are touched, and nothing leaves this computer.
        </p>
        {notice !== undefined && (
          <p class="alert" role="alert">
            {notice}
          </p>
        )}
        {phase.kind === "gone" && (
          <p class="alert" role="alert">
            The lab was ended. Results can still be read and downloaded here; start hushport lab serve again
            to measure.
          </p>
        )}
        {phase.kind === "connecting" && <p role="status">Connecting to the lab on this computer.</p>}
        <ProgressPart state={state} actions={actions} />
        {isBusy && <LivePart observations={observations} />}
        {canStart && results.length === 0 && <StartPart state={state} actions={actions} />}
        {!isBusy && phase.kind !== "connecting" && <ResultsPart state={state} actions={actions} />}
        {!isBusy && <ComparePart results={results} />}
        {canStart && results.length > 0 && <StartPart state={state} actions={actions} />}
      </main>
      <footer class="soft">
        Served by hushport lab serve on this computer alone: no cookies, nothing from elsewhere, nothing sent
        anywhere.
      </footer>
    </>
  );
}
