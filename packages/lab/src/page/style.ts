/** Style of the lab's result pages: the colours and letters of the audit report. */
export const STYLE = `
:root {
  color-scheme: light dark;
  --paper: #fbfaf6; --ink: #1d1f21; --soft: #55585c; --hair: #dcd9d0; --strong-hair: #a9a59a;
  --far-0: #6f8aa3; --far-1: #b87a0c; --far-2: #8c2410; --clean: #17604f;
  --serif: "Iowan Old Style", "Palatino Linotype", "URW Palladio L", P052, "Book Antiqua", Palatino, Georgia, "DejaVu Serif", serif;
  --sans: Seravek, "Gill Sans Nova", "Segoe UI", Ubuntu, Calibri, "Helvetica Neue", "Noto Sans", "Liberation Sans", "DejaVu Sans", sans-serif;
}
@media (prefers-color-scheme: dark) {
  :root {
    --paper: #16181a; --ink: #ebe8e1; --soft: #a9aaa8; --hair: #34383b; --strong-hair: #62676b;
    --far-0: #7f9bb5; --far-1: #e5b454; --far-2: #ff8f6b; --clean: #74d3b9;
  }
}
* { box-sizing: border-box; }
html { background: var(--paper); color: var(--ink); font: 100%/1.55 var(--sans); -webkit-text-size-adjust: 100%; }
body { margin: 0 auto; padding: 0 clamp(1.1rem, 4vw, 3rem) 4rem; max-width: 76rem; overflow-wrap: anywhere; }
h1, h2 { font-family: var(--serif); line-height: 1.2; text-wrap: balance; }
h1 { font-weight: 500; font-size: clamp(1.65rem, 1.1rem + 2.1vw, 2.7rem); max-width: 27em; }
h2 { margin: 0 0 1rem; font-size: 1.22rem; font-weight: 500; }
h3 { margin: 0 0 0.4rem; font-size: 0.95rem; }
p, figure, table { margin: 0 0 1rem; }
header { padding: 1.4rem 0 1.1rem; border-bottom: 1px solid var(--hair); }
.part { display: grid; grid-template-columns: 12.5rem minmax(0, 1fr); column-gap: 2.5rem; padding: 2.4rem 0 1.4rem; border-top: 1px solid var(--hair); }
.sentence { font-family: var(--serif); font-size: 1.2rem; line-height: 1.45; max-width: 40rem; }
.soft, figcaption, caption { color: var(--soft); font-size: 0.88rem; }
.beside { display: grid; grid-template-columns: repeat(auto-fit, minmax(min(26rem, 100%), 1fr)); gap: 1.5rem; }
.scroll { overflow-x: auto; }
.scroll:focus-visible { outline: 3px solid currentColor; outline-offset: 3px; }
svg.plot, svg.dots { display: block; width: 100%; min-width: 26rem; max-width: 46rem; height: auto; font-family: var(--sans) !important; font-size: 12px; color: var(--ink); overflow: visible; }
svg.plot.strip, .beside svg.plot { min-width: 0; }
table { width: 100%; border-collapse: collapse; font-variant-numeric: lining-nums tabular-nums; font-size: 0.9rem; }
caption { text-align: left; padding-bottom: 0.6rem; }
th, td { text-align: left; padding: 0.4rem 1rem 0.4rem 0; border-bottom: 1px solid var(--hair); }
thead th { color: var(--soft); font-weight: 400; }
.number { text-align: right; white-space: nowrap; }
svg.plot text, svg.dots text { white-space: pre; }
svg.dots { width: 26rem; min-width: 26rem; }
.answers, .plain { list-style: none; margin: 0; padding: 0; }
.answers li { display: grid; grid-template-columns: 5rem minmax(0, 1fr); gap: 0 1rem; padding: 0.55rem 0; border-bottom: 1px solid var(--hair); }
.mark { font-weight: 600; }
.compare .mark { font-weight: 400; }
.answer.leaks .mark { color: var(--far-2); }
.answer.quiet .mark { color: var(--clean); }
.answer.unknown .mark { color: var(--soft); }
.remedies { margin: 0; max-width: 44rem; }
dt { font-weight: 600; }
dd { margin: 0 0 1rem; }
.alert { border-left: 4px solid var(--far-1); padding: 0.5rem 0 0.5rem 1rem; max-width: 44rem; }
.field { display: block; margin: 0 0 1rem; }
.field input, .field select { display: block; width: 100%; max-width: 34rem; margin-top: 0.3rem; }
fieldset { border: 0; margin: 0 0 1rem; padding: 0; }
fieldset label { display: block; padding: 0.2rem 0; }
legend { padding: 0; }
button, .button, select, input[type="text"] { font: inherit; color: inherit; background: transparent; border: 1px solid var(--strong-hair); border-radius: 0.3rem; padding: 0.45rem 0.9rem; }
button, .button { cursor: pointer; display: inline-block; }
button.main { background: var(--ink); color: var(--paper); border-color: var(--ink); padding: 0.6rem 1.6rem; }
button:disabled { opacity: 0.55; cursor: default; }
select, option { background: var(--paper); }
.button:focus-within, :focus-visible { outline: 3px solid var(--far-0); outline-offset: 2px; }
.button input { position: absolute; width: 1px; height: 1px; opacity: 0; }
.row { display: flex; flex-wrap: wrap; gap: 0.8rem; margin: 0 0 1rem; }
progress { width: 100%; height: 0.9rem; accent-color: var(--far-0); }
.hidden { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); white-space: nowrap; }
table.live td, table.live th, table.compare td, table.compare th { vertical-align: top; font-weight: 400; }
table.live, table.compare { overflow-wrap: break-word; }
table.live { min-width: 47rem; }
table.live li { white-space: nowrap; }
table.compare { min-width: 44rem; }
iframe.probes { position: fixed; right: 0; bottom: 0; width: 2px; height: 2px; border: 0; opacity: 0.01; pointer-events: none; }
summary { cursor: pointer; padding: 0.25rem 0; width: fit-content; }
@media (max-width: 58rem) { .part { grid-template-columns: minmax(0, 1fr); padding-top: 1.8rem; } }
`;
