// The board page: always light, 55rem on a screen, one Letter sheet on paper, also in black and white.

export const boardStyle = `:root {
  color-scheme: light;
  --ink: #211e1a;
  --ink-2: #524b42;
  --line: #ddd6c8;
  --edge: #857c6d;
  --accent: #0b5866;
}
* {
  box-sizing: border-box;
}
body {
  margin: 0;
  background: #fbf9f4;
  color: var(--ink);
  font: 400 0.9375rem/1.5 "Atkinson Hyperlegible Next", system-ui, "Segoe UI", sans-serif;
}
main {
  max-width: 55rem;
  margin: 0 auto;
  padding: 2rem 1.5rem 3rem;
}
h1 {
  margin: 0;
  font-size: 1.25rem;
  line-height: 1.3;
}
h2 {
  margin: 2rem 0 0.5rem;
  font-size: 1.0625rem;
}
p {
  margin: 0;
  max-width: 72ch;
}
.who {
  color: var(--ink-2);
}
.lead {
  margin-top: 0.5rem;
}
.quote {
  margin: 1.5rem 0 0;
}
.quote blockquote {
  margin: 0;
  font: 400 1.25rem/1.48 Literata, Charter, Georgia, serif;
}
.quote figcaption,
.key,
footer {
  color: var(--ink-2);
  font-size: 0.8125rem;
}
table {
  width: 100%;
  border-collapse: collapse;
  font-variant-numeric: tabular-nums;
}
th,
td {
  padding: 0.3rem 1rem 0.3rem 0;
  border-bottom: 1px solid var(--line);
  text-align: start;
  vertical-align: middle;
  font-weight: 400;
}
thead th {
  border-bottom-color: var(--ink);
  font-size: 0.8125rem;
  color: var(--ink-2);
  vertical-align: bottom;
}
.r {
  text-align: end;
}
.r:last-child,
.plot {
  padding-right: 0;
}
.plot {
  width: 13.5rem;
}
thead .plot span + span {
  float: right;
}
.plot svg {
  display: block;
  width: 100%;
  height: 1rem;
}
.axis {
  stroke: var(--line);
  fill: none;
}
.interval {
  stroke: var(--accent);
  stroke-width: 1.5;
  fill: none;
}
circle {
  fill: var(--accent);
}
abbr {
  text-decoration: none;
}
.wide {
  overflow-x: auto;
}
.key {
  margin-top: 0.5rem;
}
footer {
  margin-top: 2rem;
  padding-top: 0.75rem;
  border-top: 1px solid var(--ink);
}
footer p + p {
  margin-top: 0.25rem;
}
a {
  color: var(--accent);
}
:focus-visible {
  outline: 2px solid var(--accent);
  outline-offset: 2px;
}
@media (max-width: 40rem) {
  main {
    padding: 1.25rem 1rem 2rem;
  }
  .topics thead .plot {
    display: none;
  }
  .topics tr {
    display: grid;
    grid-template-columns: 1fr auto auto;
    column-gap: 0.75rem;
    border-bottom: 1px solid var(--line);
    padding: 0.4rem 0;
  }
  .topics th,
  .topics td {
    border: 0;
    padding: 0;
  }
  .topics td.plot {
    grid-column: 1 / -1;
    width: 100%;
  }
}
@media print {
  @page {
    size: letter;
    margin: 14mm;
  }
  body {
    background: none;
    font-size: 9.5pt;
    line-height: 1.35;
  }
  main {
    max-width: none;
    padding: 0;
  }
  h2 {
    margin: 10pt 0 3pt;
  }
  th,
  td {
    padding-block: 1.2pt;
  }
  .quote {
    margin-top: 8pt;
  }
  .quote blockquote {
    font-size: 12pt;
  }
  .plot svg {
    height: 9pt;
  }
  footer {
    margin-top: 10pt;
  }
  .aloud {
    display: none;
  }
  tr,
  figure {
    break-inside: avoid;
  }
  .wide {
    overflow: visible;
  }
}
`;
