/** Tables and the chart. */
export const DATA = `
table { width: 100%; border-collapse: collapse; font-variant-numeric: lining-nums tabular-nums; }
caption { text-align: left; padding-bottom: 0.9rem; }
th, td { text-align: left; vertical-align: top; padding: 0.62rem 1.4rem 0.62rem 0; border-bottom: 1px solid var(--hair); }
th:last-child, td:last-child { padding-right: 0; }
thead th { color: var(--soft); font-size: 0.84rem; font-weight: 400; border-bottom-color: var(--strong-hair); white-space: nowrap; }
tbody th { font-weight: 600; min-width: 11rem; }
.number { text-align: right; white-space: nowrap; }
td.port { font-size: 1rem; line-height: 1.5; }
.alternatives, .endpoint, .times { display: block; color: var(--soft); font-weight: 400; font-size: 0.84rem; }
.endpoint { font-size: 0.78rem; white-space: nowrap; }
.unknown { color: var(--soft); font-weight: 400; }
.reach, .state { display: inline-flex; align-items: center; gap: 0.55rem; white-space: nowrap; }
.reach-steps { width: 3.1rem; height: 0.65rem; flex: none; }
.reach-steps .on { fill: var(--far-0); }
.reach-steps[data-far="true"] .on { fill: var(--far-2); }
.reach-steps .off { fill: none; stroke: var(--strong-hair); stroke-width: 0.8; }
.state svg { width: 0.72rem; height: 0.72rem; flex: none; overflow: visible; }
.state[data-state="open"] { color: var(--scan); font-weight: 600; }
.state[data-state="unknown"], .state[data-state="filtered"] { color: var(--soft); }
.dense { font-size: 0.84rem; }
.dense th, .dense td { padding: 0.35rem 1rem 0.35rem 0; }
.dense tbody th { min-width: 0; }
.endpoint-cell { font-family: var(--mono); font-size: 0.92em; min-width: 14rem; }
.legend { display: flex; flex-wrap: wrap; gap: 0.4rem 1.6rem; font-size: 0.88rem; margin-bottom: 0.6rem; }
.legend-item { display: inline-flex; align-items: center; gap: 0.5rem; }
.legend svg { width: 0.8rem; height: 0.8rem; flex: none; overflow: visible; }
.legend svg.wide { width: 1.6rem; }
.far-0 { fill: var(--far-0); }
.far-1 { fill: var(--far-1); }
.far-2 { fill: var(--far-2); }
.legend-bar { stroke: var(--far-0); stroke-width: 5; opacity: 0.45; }
.chart svg { display: block; width: 100%; min-width: 36rem; max-width: 60rem; height: auto; font-family: var(--sans) !important; font-size: 11px; color: var(--soft); overflow: visible; }
`;
