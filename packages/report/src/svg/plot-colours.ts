// Hues of Okabe and Ito (2008), shifted until lines reach 3:1 and text 4.5:1 on their paper.
const LIGHT = {
  paper: '#ffffff',
  ink: '#1a1d21',
  muted: '#565c66',
  line: '#aeb4bd',
  grid: '#e4e7ec',
  panel: '#f4f5f8',
  series0: '#0067a5',
  series1: '#b4480a',
  series2: '#00765a',
  series3: '#8d3b72',
  bar: '#6ba6cf',
  band: '#e69f00',
} as const;

const DARK = {
  paper: '#14171b',
  ink: '#e9ebee',
  muted: '#aab1bb',
  line: '#59616c',
  grid: '#2a2f37',
  panel: '#1c2026',
  series0: '#5fb8ec',
  series1: '#f2935c',
  series2: '#43c5a2',
  series3: '#e0a0c9',
  bar: '#3f7da8',
  band: '#f0b429',
} as const;

/** The colours of the plots as custom properties, for one scheme. */
export function plotColours(scheme: 'light' | 'dark'): string {
  return Object.entries(scheme === 'light' ? LIGHT : DARK)
    .map(([name, value]) => `--${name}:${value}`)
    .join(';');
}

/** How the classes of the plots look; colours come from the custom properties. */
export const plotRules = `
.plot{font-family:Arial,"Liberation Sans",Helvetica,"DejaVu Sans Condensed",system-ui,sans-serif;font-size:9px;font-variant-numeric:tabular-nums}
.plot text{fill:var(--ink)}
.plot .muted{fill:var(--muted)}
.plot .strong{font-weight:600}
.plot .small{font-size:8px}
.plot .tiny{font-size:7px}
.plot .halo{paint-order:stroke;stroke:var(--paper);stroke-width:3px;stroke-linejoin:round}
.plot .grid{stroke:var(--grid);stroke-width:1;fill:none}
.plot .axis{stroke:var(--line);stroke-width:1;fill:none}
.plot .guide{stroke:var(--muted);stroke-width:1;stroke-dasharray:3 3;fill:none}
.plot .curve{stroke-width:1.75;fill:none;stroke-linejoin:round}
.plot .series0{stroke:var(--series0)}.plot .series1{stroke:var(--series1);stroke-dasharray:6 2}
.plot .series2{stroke:var(--series2);stroke-dasharray:2 2}.plot .series3{stroke:var(--series3);stroke-dasharray:7 2 2 2}
.plot .mark{fill:var(--paper);stroke:var(--ink);stroke-width:1.5}
.plot .dot{fill:var(--paper);stroke-width:1.5;stroke-dasharray:none}
.plot .count{stroke-width:3;stroke-dasharray:none;opacity:.55}
.plot .bar{fill:var(--bar)}
.plot .unjudged{fill:var(--panel);stroke:var(--muted);stroke-width:1}
.plot .hatch{stroke:var(--muted);stroke-width:1;fill:none}
.plot .whisker{stroke:var(--ink);stroke-width:1.25;fill:none}
.plot .band{fill:var(--band);fill-opacity:.2}
.plot .limit{stroke:var(--ink);stroke-width:1;stroke-dasharray:5 2;fill:none}
.plot .cell{fill:var(--series0);stroke:var(--line);stroke-width:1}
`.trim();
