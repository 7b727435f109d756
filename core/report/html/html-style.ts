/**
 * Colors of the statuses on white and on black, as in the manifest of the extension: any two can be told
 * apart even with common color vision deficiencies.
 */
export const reportColors = {
  light: {
    passed: "#17853c",
    failed: "#e0072b",
    warning: "#764e01",
    error: "#6c35cb",
    undecided: "#3d5bb6",
    skipped: "#096974",
    notEvaluated: "#525857",
  },
  dark: {
    passed: "#38ab37",
    failed: "#ff7977",
    warning: "#ebba3b",
    error: "#d5a0fd",
    undecided: "#0c8eef",
    skipped: "#78c8d1",
    notEvaluated: "#9ba4aa",
  },
} as const;

function variables(colors: Record<string, string>): string {
  return Object.entries(colors)
    .map(([name, color]) => `--${name}: ${color};`)
    .join(" ");
}

export const reportStyle = `
:root { color-scheme: light dark; --line: #8886; --paper: Canvas; ${variables(reportColors.light)} }
@media (prefers-color-scheme: dark) { :root { --paper: #1f1f1f; ${variables(reportColors.dark)} } html { background: var(--paper); color: #e6e6e6; } a { color: #79b8ff; } }
body { font: 15px/1.5 system-ui, sans-serif; margin: 0; } main { max-width: 100rem; margin: 0 auto; padding: 1.5rem 1.5rem 4rem; }
h1 { margin: 0 0 .5rem; overflow-wrap: anywhere; } h2 { margin: 2.2rem 0 .6rem; overflow-wrap: anywhere; } h3 { margin: 1rem 0 .1rem; font-size: 1rem; overflow-wrap: anywhere; }
p, ul { margin: .3rem 0 .6rem; } li, p { overflow-wrap: anywhere; } article, .first > li { max-width: 60rem; } small { color: var(--notEvaluated); font-weight: 400; }
[id] { scroll-margin-top: 1rem; } :target { outline: 2px solid currentColor; outline-offset: .3rem; }
.counts { display: flex; flex-wrap: wrap; gap: .5rem; list-style: none; padding: 0; }
.counts li { border: 1px solid; border-radius: 4px; padding: .2rem .8rem; } .counts b { font-size: 1.4rem; margin-right: .3rem; }
.filter { display: flex; flex-wrap: wrap; gap: .5rem 1rem; align-items: center; margin: 1rem 0; } [hidden] { display: none !important; }
.filter input, .filter select { font: inherit; padding: .15rem .4rem; } .filter input { width: 18rem; }
.first { padding: 0; list-style: none; } .first > li { margin: .5rem 0; }
table { border-collapse: separate; border-spacing: 0; } th, td { border: 0 solid var(--line); border-width: 0 1px 1px 0; padding: .3rem .6rem; text-align: left; vertical-align: top; }
.scroll { overflow: auto; max-height: 85vh; border: 1px solid var(--line); width: fit-content; max-width: 100%; }
thead th { position: sticky; top: 0; z-index: 1; background: var(--paper); max-width: 14rem; min-width: 5rem; } thead th.check { min-width: 9rem; } thead th:first-child { left: 0; z-index: 2; }
tbody th { position: sticky; left: 0; background: var(--paper); min-width: 18rem; max-width: 30rem; font-weight: 500; } tbody th.host { min-width: 10rem; } th small { display: block; }
td a, td { white-space: nowrap; } td a + a { margin-left: .5rem; } td a { text-decoration: none; } td a:hover, td a:focus { text-decoration: underline; }
pre { overflow-x: auto; border: 1px solid var(--line); padding: .5rem; } details { margin: .6rem 0; } summary { cursor: pointer; }
.passed { color: var(--passed); } .failed { color: var(--failed); } .warning { color: var(--warning); } .error { color: var(--error); } .undecided { color: var(--undecided); }
.skipped { color: var(--skipped); } .not-evaluated, .waiting, .hint { color: var(--notEvaluated); } .status { font-weight: 600; white-space: nowrap; }
.map { display: block; max-width: 100%; height: auto; } svg text { fill: currentColor; font-size: 11px; } mark { background: none; color: var(--failed); text-decoration: underline wavy; }
@media print { :root { color-scheme: light; --paper: #fff; ${variables(reportColors.light)} } html { background: #fff; color: #000; } body { font-size: 10pt; } main { padding: 0; max-width: none; } .filter { display: none !important; }
  .scroll { overflow: visible; max-height: none; max-width: none; border: 0; } thead th, tbody th { position: static; } th, td { padding: .15rem .3rem; } thead th, thead th.check { min-width: 0; } tbody th, tbody th.host { min-width: 8rem; } td a, td { white-space: normal; }
  a:not(.status) { color: inherit; } h2, h3 { break-after: avoid; } tr, article { break-inside: avoid; } @page { margin: 1.5cm; } }
`;
