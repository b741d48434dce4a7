/** The shares of one true ratio, by rows. */
export interface PowerCurve {
  readonly label: string;
  readonly points: readonly {
    readonly rows: number;
    readonly pass: number;
    readonly fail: number;
  }[];
}

const WIDTH = 760;
const HEIGHT = 300;
const PANEL = { width: 300, height: 210, top: 40 } as const;
const LEFT = { pass: 45, fail: 420 } as const;
// Okabe and Ito: told apart by those who see few colours, and by their dashes.
const COLOURS = ['#0072b2', '#009e73', '#e69f00', '#d55e00', '#cc79a7'];
const DASHES = ['', '6 3', '2 3', '8 3 2 3', '1 4'];

/** Two panels, shares of pass and of fail over the logarithm of the rows: a curve for each true ratio. */
export function powerChart(curves: readonly PowerCurve[]): string {
  const rows = curves[0]!.points.map((point) => point.rows);
  const panels = (['pass', 'fail'] as const).map((outcome) => panel(outcome, curves, rows));
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${WIDTH} ${HEIGHT}" role="img" aria-labelledby="title" font-family="system-ui, sans-serif" font-size="11">
<title id="title">Share of gates that pass and that fail, by rows in each of two groups and by true ratio</title>
<rect width="${WIDTH}" height="${HEIGHT}" fill="#fff"/>
${panels.join('\n')}
</svg>
`;
}

function panel(
  outcome: 'pass' | 'fail',
  curves: readonly PowerCurve[],
  rows: readonly number[],
): string {
  const left = LEFT[outcome];
  const [least, most] = [Math.log(rows[0]!), Math.log(rows.at(-1)!)];
  const x = (n: number): string =>
    (left + ((Math.log(n) - least) / (most - least)) * PANEL.width).toFixed(1);
  const y = (share: number): string => (PANEL.top + (1 - share) * PANEL.height).toFixed(1);
  const bottom = PANEL.top + PANEL.height;
  const heights = labelHeights(outcome, curves);
  return [
    `<text x="${left}" y="24" font-weight="600">share that ${outcome === 'pass' ? 'passes' : 'fails'}</text>`,
    ...[0, 0.25, 0.5, 0.75, 1].map(
      (share) =>
        `<path d="M${left} ${y(share)}h${PANEL.width}" stroke="#ddd"/><text x="${left - 6}" y="${y(share)}" dy="4" text-anchor="end">${share}</text>`,
    ),
    ...rows.map(
      (n) =>
        `<text x="${x(n)}" y="${bottom + 18}" text-anchor="middle">${n.toLocaleString('en')}</text>`,
    ),
    `<text x="${left + PANEL.width / 2}" y="${bottom + 36}" text-anchor="middle">rows in each group</text>`,
    ...curves.map(({ label, points }, at) => {
      const path = points.map((point) => `${x(point.rows)} ${y(point[outcome])}`).join('L');
      return `<path d="M${path}" fill="none" stroke="${COLOURS[at]}" stroke-width="2" stroke-dasharray="${DASHES[at]}"><title>${label}</title></path><text x="${left + PANEL.width + 4}" y="${heights[at]!.toFixed(1)}" fill="${COLOURS[at]}">${label.replace('ratio ', '')}</text>`;
    }),
  ].join('\n');
}

/** Where the labels of the curves' ends stand: in their order, a line apart, none below the axis. */
function labelHeights(outcome: 'pass' | 'fail', curves: readonly PowerCurve[]): readonly number[] {
  const ends = curves.map(({ points }, at) => ({ at, share: points.at(-1)![outcome] }));
  const heights = curves.map(() => 0);
  let lowest = PANEL.top + PANEL.height + 4;
  for (const { at, share } of ends.toSorted((one, other) => one.share - other.share)) {
    heights[at] = Math.min(lowest, PANEL.top + (1 - share) * PANEL.height + 4);
    lowest = heights[at]! - 12;
  }
  return heights;
}
