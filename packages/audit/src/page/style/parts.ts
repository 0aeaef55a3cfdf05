/** Verdict, findings and the other parts that are not tables. */
export const PARTS = `
.verdict { --accent: var(--failed); padding: clamp(2.2rem, 6vw, 4.2rem) 0 clamp(1.8rem, 4vw, 2.8rem); }
.verdict[data-verdict="scan"] { --accent: var(--scan); }
.verdict[data-verdict="local-access"] { --accent: var(--local-access); }
.verdict[data-verdict="clean"] { --accent: var(--clean); }
.verdict-label { display: flex; align-items: center; gap: 0.6rem; color: var(--accent); font-weight: 600; font-size: 1.02rem; margin-bottom: 1rem; }
.verdict-label svg { width: 1rem; height: 1rem; flex: none; overflow: visible; }
.solid { fill: currentColor; stroke: none; }
.line { fill: none; stroke: currentColor; stroke-width: 1.8; }
.dashed { stroke-dasharray: 2.4 1.6; }
.verdict h1 { margin: 0 0 1.4rem; font-weight: 500; max-width: 27em; font-size: clamp(1.65rem, 1.1rem + 2.1vw, 2.7rem); line-height: 1.18; letter-spacing: -0.012em; text-wrap: pretty; }
.ended { max-width: 44rem; padding-left: 1rem; border-left: 3px solid var(--accent); }
.figures { display: flex; flex-wrap: wrap; gap: 1rem 2.6rem; margin: 2rem 0 0; }
.figures div { display: flex; flex-direction: column-reverse; }
.figures dt { color: var(--soft); font-size: 0.84rem; }
.figures dd { margin: 0; font-family: var(--serif); font-size: 1.45rem; line-height: 1.25; font-variant-numeric: lining-nums tabular-nums; }
.finding, .initiator { margin-bottom: 1.4rem; padding-bottom: 1.4rem; border-bottom: 1px solid var(--hair); }
.finding:last-child, .initiator:last-child { border-bottom: 0; padding-bottom: 0; }
.finding-sentence { font-family: var(--serif); font-size: 1.2rem; line-height: 1.45; max-width: 40rem; }
.facts { display: grid; grid-template-columns: repeat(auto-fill, minmax(12rem, 1fr)); gap: 0.8rem 2rem; }
.facts dt { color: var(--soft); font-size: 0.84rem; }
.facts dd { margin: 0; }
.facts.wide { display: block; }
.facts.wide > div { display: grid; grid-template-columns: 11rem minmax(0, 1fr); gap: 1rem; padding: 0.38rem 0; }
.facts.wide dt { line-height: 1.75; }
.confidence { display: flex; align-items: center; gap: 0.6rem; font-variant-numeric: tabular-nums; }
.confidence-bar { flex: none; width: 4.5rem; height: 0.5rem; border: 1px solid var(--strong-hair); }
.confidence-bar span { display: block; height: 100%; background: currentColor; }
.address { color: var(--soft); }
.address strong { color: var(--ink); font-weight: 600; }
.contexts { color: var(--soft); }
.hash { color: var(--soft); word-break: break-all; }
.chain { list-style: none; padding: 0; margin: 0; font-family: var(--mono); font-size: 0.86em; }
.chain li::before { content: "→ "; color: var(--soft); }
.stack { padding-left: 1.6rem; font-size: 0.92rem; }
.stack li { margin-bottom: 0.45rem; }
.stack code { font-weight: 600; }
.async { display: block; color: var(--soft); font-size: 0.86rem; font-style: italic; }
.position { color: var(--soft); }
.screenshot img { display: block; width: 100%; max-width: 52rem; height: auto; border: 1px solid var(--hair); margin-bottom: 0.6rem; }
.glossary dt { font-weight: 600; margin-top: 0.9rem; }
.glossary dd { margin: 0; }
.warnings { padding-left: 1.1rem; max-width: 44rem; }
.columns { columns: 18rem; column-gap: 2.5rem; list-style: none; padding: 0; font-family: var(--mono); font-size: 0.82rem; }
.columns li { break-inside: avoid; padding: 0.15rem 0; }
.scripts { list-style: none; padding: 0; font-family: var(--mono); font-size: 0.82rem; }
.scripts li { padding: 0.3rem 0; }
.scripts .hash { display: block; }
@media (max-width: 40rem) {
  .facts.wide > div { grid-template-columns: minmax(0, 1fr); gap: 0; }
}
`;
