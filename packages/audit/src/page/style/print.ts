/** On paper: light, no controls, nothing cut in two. */
export const PRINT = `
@media print {
  @page { margin: 16mm 15mm; }
  :root {
    --paper: #fff; --raised: #fff; --ink: #000; --soft: #444; --hair: #ccc; --strong-hair: #888;
    --scan: #9c2f14; --local-access: #7a5200; --clean: #17604f; --failed: #444;
    --far-0: #6f8aa3; --far-1: #b87a0c; --far-2: #8c2410;
  }
  html { font-size: 9.5pt; }
  body { max-width: none; padding: 0; }
  .masthead { grid-template-columns: 1fr auto 1fr; }
  .subject { text-align: center; }
  .when { text-align: right; }
  button, .skip { display: none; }
  .verdict { padding: 1.2rem 0; }
  .verdict h1 { font-size: 19pt; }
  .part { grid-template-columns: minmax(0, 1fr); padding: 1.1rem 0 0.3rem; }
  .part h2 { break-after: avoid; margin-bottom: 0.5rem; }
  tr, figure, .finding, .facts > div { break-inside: avoid; }
  thead { display: table-header-group; }
  th, td { padding-top: 0.3rem; padding-bottom: 0.3rem; }
  .scroll { overflow: visible; }
  .chart svg { min-width: 0; }
  .screenshot img { max-width: 110mm; }
  details::details-content { content-visibility: visible; height: auto; }
}
`;
