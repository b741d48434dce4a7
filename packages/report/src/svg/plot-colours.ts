// Near the hues of Okabe and Ito (2008), shifted until lines and bars reach 3:1 and text 4.5:1 on
// their paper, and until the four series stay apart for every kind of colour vision (Machado 2009).
const LIGHT = {
  paper: '#ffffff',
  ink: '#1a1d21',
  muted: '#565c66',
  line: '#aeb4bd',
  grid: '#e4e7ec',
  panel: '#f4f5f8',
  series0: '#1f4fc4',
  series1: '#c8440a',
  series2: '#008157',
  series3: '#5d3a78',
  bar: '#4189b8',
  band: '#e69f00',
} as const;

const DARK = {
  paper: '#14171b',
  ink: '#e9ebee',
  muted: '#aab1bb',
  line: '#59616c',
  grid: '#2a2f37',
  panel: '#1c2026',
  series0: '#6aa3ff',
  series1: '#ea7438',
  series2: '#55e0a8',
  series3: '#e9cdfb',
  bar: '#4583ad',
  band: '#f0b429',
} as const;

/** The colours of one scheme by name. */
export const palettes = { light: LIGHT, dark: DARK } as const;

/** The colours of the plots as custom properties, for one scheme. */
export function plotColours(scheme: 'light' | 'dark'): string {
  return Object.entries(palettes[scheme])
    .map(([name, value]) => `--${name}:${value}`)
    .join(';');
}

// Four colours, eight patterns: a series is told by its pattern and its label, never by colour alone.
const DASHES = ['', '6 2', '2 2', '7 2 2 2', '10 3', '4 3 1 3', '1 3', '12 2 2 2 2 2'];
const seriesRules = DASHES.map((dashes, index) => {
  const dash = dashes === '' ? '' : `;stroke-dasharray:${dashes}`;
  return `.plot .series${index}{stroke:var(--series${index % 4})${dash}}`;
})
  .concat([0, 1, 2, 3].map((index) => `.plot .ink${index}{fill:var(--series${index})}`))
  .join('');

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
.plot .leader{stroke:var(--muted);stroke-width:.75;fill:none}
${seriesRules}
.plot .mark{fill:var(--paper);stroke:var(--ink);stroke-width:1.5}
.plot .dot{fill:var(--paper);stroke-width:1.5;stroke-dasharray:none}
.plot .leader{stroke-dasharray:none}
.plot .area{fill-opacity:.16;stroke:none}
.plot .points{stroke-linecap:round;stroke-dasharray:none;fill:none}
.plot .centre{stroke:var(--ink);stroke-width:2;fill:none}
.plot .underlay{stroke:var(--paper);stroke-width:4;fill:none;stroke-opacity:.85}
.plot .zero{stroke:var(--ink);stroke-width:1;fill:none}
.plot .column{stroke-dasharray:none;fill:none}
.plot .bar{fill:var(--bar)}
.plot .unjudged{fill:var(--panel);stroke:var(--muted);stroke-width:1}
.plot .hatch{stroke:var(--muted);stroke-width:1;fill:none}
.plot .whisker{stroke:var(--ink);stroke-width:1.25;fill:none}
.plot .band{fill:var(--band);fill-opacity:.2}
.plot .limit{stroke:var(--ink);stroke-width:1;stroke-dasharray:5 2;fill:none}
.plot .right{stroke:var(--ink);stroke-width:1.25;fill:none}
.plot .cell{fill:var(--series0);stroke:var(--line);stroke-width:1}
`.trim();
