/** Style of the explorer's pages: the colours and letters of the audit report. */
export const STYLE = `
:root {
  color-scheme: light dark;
  --paper: #fbfaf6; --raised: #ffffff; --ink: #1d1f21; --soft: #55585c; --hair: #dcd9d0; --strong-hair: #8d897e;
  --scan: #9c2f14; --local-access: #7a5200; --clean: #17604f; --failed: #55585c;
  --far-0: #5d7a94; --far-2: #8c2410;
  --serif: "Iowan Old Style", "Palatino Linotype", "URW Palladio L", P052, "Book Antiqua", Palatino, Georgia, "DejaVu Serif", serif;
  --sans: Seravek, "Gill Sans Nova", "Segoe UI", Ubuntu, Calibri, "Helvetica Neue", "Noto Sans", "Liberation Sans", "DejaVu Sans", sans-serif;
  --mono: ui-monospace, "Cascadia Code", "Source Code Pro", Menlo, Consolas, "Liberation Mono", "DejaVu Sans Mono", monospace;
}
@media (prefers-color-scheme: dark) {
  :root {
    --paper: #16181a; --raised: #1e2124; --ink: #ebe8e1; --soft: #a9aaa8; --hair: #34383b; --strong-hair: #74797d;
    --scan: #ff9d80; --local-access: #eebd5c; --clean: #74d3b9; --failed: #a9aaa8;
    --far-0: #7f9bb5; --far-2: #ff8f6b;
  }
}
* { box-sizing: border-box; }
html { background: var(--paper); color: var(--ink); font: 100%/1.55 var(--sans); -webkit-text-size-adjust: 100%; }
body { margin: 0 auto; padding: 0 clamp(1.1rem, 4vw, 3rem) 4rem; max-width: 80rem; overflow-wrap: anywhere; }
h1, h2, h3 { font-family: var(--serif); font-weight: 500; line-height: 1.2; text-wrap: balance; }
h1 { font-size: clamp(1.5rem, 1.1rem + 1.7vw, 2.4rem); margin: clamp(1.4rem, 4vw, 2.6rem) 0 1.4rem; max-width: 30em; letter-spacing: -0.01em; text-wrap: pretty; }
h2 { margin: 0 0 1rem; font-size: 1.22rem; }
h3 { margin: 0 0 0.6rem; font-size: 1.08rem; }
p, ul, ol, dl, figure { margin: 0 0 1rem; }
code { font-family: var(--mono); font-size: 0.86em; }
a { color: inherit; text-decoration-color: var(--strong-hair); text-underline-offset: 0.18em; }
a:hover { text-decoration-color: currentColor; }
:focus-visible { outline: 3px solid var(--far-0); outline-offset: 3px; border-radius: 2px; }
main:focus { outline: none; }
.foreign { unicode-bidi: isolate; }
.skip { position: absolute; left: -100vw; top: 0; padding: 0.6rem 1rem; background: var(--ink); color: var(--paper); z-index: 1; }
.skip:focus { left: 0; }
.hidden { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); white-space: nowrap; }
.masthead { display: grid; grid-template-columns: 1fr auto 1fr; gap: 1rem; align-items: center; padding: 1.2rem 0 1rem; border-bottom: 1px solid var(--hair); }
.masthead p { margin: 0; }
.brand { display: flex; align-items: center; gap: 0.6rem; font-family: var(--serif); font-size: 1.05rem; }
.brand svg { width: 1.75rem; flex: none; fill: none; stroke: currentColor; stroke-width: 1.6; }
.brand circle { fill: currentColor; stroke: none; }
.when { text-align: right; font-size: 0.82rem; line-height: 1.4; color: var(--soft); }
.places, .cells, .pager, .figures { list-style: none; padding: 0; display: flex; flex-wrap: wrap; gap: 0.4rem 1.4rem; }
.places { margin: 0; }
.places .here { font-weight: 600; }
.cells { font-size: 0.9rem; }
.pager { margin-top: 1rem; }
.figures { gap: 1.2rem 2.8rem; margin-bottom: 2rem; }
.figures li { display: flex; flex-direction: column; }
.count { font-family: var(--serif); font-size: 1.7rem; line-height: 1.25; font-variant-numeric: lining-nums tabular-nums; }
.standing { display: inline-flex; align-items: center; gap: 0.5rem; white-space: nowrap; }
.standing svg { width: 0.72rem; height: 0.72rem; flex: none; overflow: visible; }
.standing .solid { fill: currentColor; }
.standing .line { fill: none; stroke: currentColor; stroke-width: 1.8; }
.standing[data-standing="scan"] { color: var(--scan); font-weight: 600; }
.standing[data-standing="local-access"] { color: var(--local-access); font-weight: 600; }
.standing[data-standing="clean"] { color: var(--clean); }
.standing[data-standing="failed"] { color: var(--failed); }
.part { display: grid; grid-template-columns: 11rem minmax(0, 1fr); column-gap: 2.5rem; padding: 2rem 0 1.2rem; border-top: 1px solid var(--hair); }
.beside { display: grid; grid-template-columns: minmax(0, 1.1fr) minmax(0, 1fr); gap: 1.5rem 2.5rem; align-items: start; }
.chart svg { display: block; width: 100%; max-width: 46rem; height: auto; font-family: var(--sans); font-size: 13px; color: var(--ink); fill: currentColor; overflow: visible; }
.chart { margin: 0; }
.note, caption { color: var(--soft); font-size: 0.88rem; }
.sentence { font-family: var(--serif); font-size: 1.2rem; line-height: 1.45; max-width: 44rem; }
.prose { max-width: 44rem; padding-left: 1.1rem; }
.prose li { margin-bottom: 0.5rem; }
.ended { max-width: 44rem; padding-left: 1rem; border-left: 3px solid var(--strong-hair); }
.visit { padding-bottom: 1.2rem; margin-bottom: 1.2rem; border-bottom: 1px solid var(--hair); }
.visit:last-child { border-bottom: 0; }
.facts { display: grid; grid-template-columns: repeat(auto-fill, minmax(13rem, 1fr)); gap: 0.8rem 2rem; }
.facts dt { color: var(--soft); font-size: 0.84rem; }
.facts dd { margin: 0; }
table { width: 100%; border-collapse: collapse; font-variant-numeric: lining-nums tabular-nums; }
caption { text-align: left; padding-bottom: 0.9rem; }
th, td { text-align: left; vertical-align: top; padding: 0.6rem 1.4rem 0.6rem 0; border-bottom: 1px solid var(--hair); }
th:last-child, td:last-child { padding-right: 0; }
thead th { color: var(--soft); font-size: 0.84rem; font-weight: 400; border-bottom-color: var(--strong-hair); white-space: nowrap; }
tbody th { font-weight: 600; min-width: 9rem; }
.number { text-align: right; white-space: nowrap; }
.dense { font-size: 0.9rem; }
.dense th, .dense td { padding: 0.3rem 1.2rem 0.3rem 0; }
.dense tbody th { font-weight: 400; }
.sites { min-width: 40rem; }
.sites tbody th { width: 38%; }
.beneath { display: block; color: var(--soft); font-weight: 400; font-size: 0.86rem; }
.scroll { overflow-x: auto; }
.search { display: grid; grid-template-columns: repeat(auto-fill, minmax(12.5rem, 1fr)); gap: 0.8rem 1.2rem; align-items: end; margin: 0 0 2rem; }
.search label { font-size: 0.84rem; color: var(--soft); }
.search input, .search select { display: block; width: 100%; margin-top: 0.2rem; }
input, select, button { font: inherit; color: var(--ink); background: var(--raised); border: 1px solid var(--strong-hair); border-radius: 3px; padding: 0.42rem 0.7rem; min-height: 2.5rem; }
button { cursor: pointer; background: var(--ink); color: var(--paper); border-color: var(--ink); }
summary { cursor: pointer; padding: 0.5rem 0; width: fit-content; }
.sides { font-size: 1rem; }
.ring, .disc { display: inline-block; width: 0.8rem; height: 0.8rem; border-radius: 50%; border: 2.5px solid var(--far-0); vertical-align: -0.05rem; }
.disc { background: var(--far-2); border-color: var(--far-2); }
footer { margin-top: 1.6rem; padding-top: 1.6rem; border-top: 1px solid var(--hair); color: var(--soft); font-size: 0.9rem; }
footer p { max-width: 46rem; }
@media (max-width: 58rem) {
  .part, .beside { grid-template-columns: minmax(0, 1fr); }
  .masthead { grid-template-columns: 1fr; gap: 0.5rem; }
  .when { text-align: left; }
}
`;
