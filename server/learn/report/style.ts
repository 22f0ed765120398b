// The look of a report as a file: always light, 55rem on a screen, Letter in print, also in black and white.

export const reportStyle = `
:root { color-scheme: light; --ink: #211e1a; --ink-2: #524b42; --line: #ddd6c8; --edge: #857c6d; --accent: #0b5866; }
* { box-sizing: border-box; }
body { margin: 0; background: #fbf9f4; color: var(--ink); font: 400 0.9375rem/1.5 "Atkinson Hyperlegible Next", system-ui, "Segoe UI", sans-serif; }
main { max-width: 55rem; margin: 0 auto; padding: 2rem 1.5rem 3rem; }
header { border-bottom: 1px solid var(--ink); padding-bottom: 0.75rem; }
h1 { margin: 0; font-size: 1.25rem; line-height: 1.3; }
h2 { margin: 2rem 0 0.5rem; font-size: 1.0625rem; }
h3 { margin: 0; font-size: 0.9375rem; }
p { margin: 0 0 0.4rem; max-width: 72ch; overflow-wrap: anywhere; }
.who, .meta { color: var(--ink-2); margin: 0; }
.meta { font-size: 0.8125rem; }
a { color: var(--accent); text-underline-offset: 0.18em; }
table { border-collapse: collapse; width: 100%; margin-top: 0.75rem; font-variant-numeric: tabular-nums; }
th, td { text-align: start; padding: 0.4rem 1rem 0.4rem 0; border-bottom: 1px solid var(--line); font-weight: 400; vertical-align: baseline; }
thead th { font-size: 0.8125rem; color: var(--ink-2); border-bottom-color: var(--ink); }
tbody th { font-weight: 600; }
.r { text-align: end; }
.plot { width: 13rem; }
thead .plot { display: table-cell; }
thead .plot span:last-child { float: inline-end; }
svg { display: block; width: 100%; height: 1rem; }
.axis { stroke: var(--line); fill: none; }
.interval { stroke: var(--edge); stroke-width: 1.5; fill: none; }
circle { fill: var(--accent); }
.insights { list-style: none; margin: 0; padding: 0; }
.insights li { padding: 0.6rem 0; border-bottom: 1px solid var(--line); }
@media (max-width: 40rem) { .plot { display: none; } thead .plot { display: none; } }
@media print {
  @page { size: letter; margin: 16mm; }
  body { background: #fff; font-size: 10pt; }
  main { max-width: none; padding: 0; }
  a { color: inherit; }
  section, li, tr { break-inside: avoid; }
}
`;
