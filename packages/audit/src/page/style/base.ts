/** Page, text and frame. */
export const BASE = `
* { box-sizing: border-box; }
html { background: var(--paper); color: var(--ink); font: 100%/1.55 var(--sans); -webkit-text-size-adjust: 100%; }
body { margin: 0 auto; padding: 0 clamp(1.1rem, 4vw, 3rem) 4rem; max-width: 76rem; overflow-wrap: anywhere; }
h1, h2, h3 { font-family: var(--serif); font-weight: 600; line-height: 1.2; text-wrap: balance; }
p, ul, ol, dl, figure { margin: 0 0 1rem; }
code, .port, .endpoint, .address, .hash, .position { font-family: var(--mono); font-size: 0.86em; }
.foreign { unicode-bidi: isolate; }
a { color: inherit; }
:focus-visible { outline: 3px solid var(--accent, currentColor); outline-offset: 3px; border-radius: 2px; }
main:focus { outline: none; }
.skip { position: absolute; left: -100vw; top: 0; padding: 0.6rem 1rem; background: var(--ink); color: var(--paper); z-index: 1; }
.skip:focus { left: 0; }
.masthead { display: grid; grid-template-columns: 1fr auto 1fr; gap: 1rem; align-items: center; padding: 1.4rem 0 1.1rem; border-bottom: 1px solid var(--hair); }
.masthead p { margin: 0; }
.brand { display: flex; align-items: center; gap: 0.6rem; font-family: var(--serif); font-size: 1.05rem; }
.brand svg { width: 1.75rem; flex: none; fill: none; stroke: currentColor; stroke-width: 1.6; }
.brand circle { fill: currentColor; stroke: none; }
.subject { font-family: var(--mono); font-size: 0.95rem; text-align: center; }
.when { text-align: right; font-size: 0.82rem; line-height: 1.4; color: var(--soft); }
.part { display: grid; grid-template-columns: 12.5rem minmax(0, 1fr); column-gap: 2.5rem; padding: 2.4rem 0 1.4rem; border-top: 1px solid var(--hair); }
.part h2 { margin: 0 0 1rem; font-size: 1.22rem; font-weight: 500; }
.part h3 { margin: 0 0 0.8rem; font-size: 1.08rem; }
.prose { max-width: 42rem; }
ul.prose { padding-left: 1.1rem; }
.prose li { margin-bottom: 0.7rem; }
.prose li::marker { color: var(--strong-hair); }
.note, figcaption, caption { color: var(--soft); font-size: 0.88rem; }
figcaption { max-width: min(44rem, calc(100vw - 2.2rem)); margin-top: 0.6rem; }
.caption { display: block; position: sticky; left: 0; max-width: min(44rem, 100cqi); }
footer { margin-top: 1.6rem; padding-top: 1.6rem; border-top: 1px solid var(--hair); color: var(--soft); font-size: 0.9rem; }
footer p { max-width: 44rem; }
button { font: inherit; color: var(--ink); background: var(--raised); border: 1px solid var(--strong-hair); border-radius: 3px; padding: 0.5rem 1rem; margin-bottom: 1rem; cursor: pointer; }
button:hover { border-color: var(--ink); }
summary { cursor: pointer; padding: 0.25rem 0; width: fit-content; }
details + details { margin-top: 0.5rem; }
details[open] > summary { margin-bottom: 0.7rem; }
.scroll { overflow-x: auto; container-type: inline-size; }
@media (max-width: 70rem) {
  .part { grid-template-columns: minmax(0, 1fr); padding-top: 1.8rem; }
  .masthead { grid-template-columns: 1fr; gap: 0.5rem; }
  .subject, .when { text-align: left; }
}
`;
