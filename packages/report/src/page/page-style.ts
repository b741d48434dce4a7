import { plotColours, plotRules } from '../svg/plot-colours.ts';

// Each outcome: text on its own tint, at 4.5:1 or more; blue and vermilion differ for everybody.
const LIGHT_MARKS = {
  pass: ['#0b4a7a', '#dcecf8'],
  warn: ['#5f4700', '#fbedc2'],
  fail: ['#8f1d0a', '#fde3dc'],
  insufficient_data: ['#5f4700', '#fbedc2'],
  not_measured: ['#42474f', '#e6e8ec'],
} as const;

const DARK_MARKS = {
  pass: ['#a9d8f7', '#10354f'],
  warn: ['#f5d778', '#413306'],
  fail: ['#ffb7a3', '#55190b'],
  insufficient_data: ['#f5d778', '#413306'],
  not_measured: ['#c9ced6', '#343a43'],
} as const;

function markColours(marks: Readonly<Record<string, readonly [string, string]>>): string {
  return Object.entries(marks)
    .map(([name, [ink, tint]]) => `--${name}-ink:${ink};--${name}-tint:${tint}`)
    .join(';');
}

const markRules = Object.keys(LIGHT_MARKS)
  .map((name) => `.mark.${name}{color:var(--${name}-ink);background:var(--${name}-tint)}`)
  .join('');

/** The style of the page: one column of sections, and one A4 sheet when printed. */
export const pageStyle = `
:root{color-scheme:light dark;${plotColours('light')};${markColours(LIGHT_MARKS)}}
@media screen and (prefers-color-scheme:dark){:root{${plotColours('dark')};${markColours(DARK_MARKS)}}}
*{box-sizing:border-box}
body{margin:0 auto;padding:24px;max-width:1180px;background:var(--paper);color:var(--ink);font:14px/1.45 Arial,"Liberation Sans",Helvetica,"DejaVu Sans Condensed",system-ui,sans-serif;font-variant-numeric:tabular-nums;overflow-wrap:anywhere}
h1,h2,p,ul,dl,dd,figure{margin:0}
h1{font-size:22px;line-height:1.2}
h2{font-size:15px;line-height:1.3}
section{margin-top:20px}
.muted{color:var(--muted)}.strong{font-weight:600}
.lead,.note,.accounting,.approvals{font-size:12.5px}
.notice{margin-top:8px;padding:4px 10px;border:1px solid var(--ink);border-left-width:5px;font-weight:600}
code{font:0.92em ui-monospace,"Liberation Mono",monospace}
.verdicts{display:grid;grid-template-columns:repeat(auto-fit,minmax(min(100%,250px),1fr));gap:12px}
.card{border:1px solid var(--line);border-left:5px solid var(--line);border-radius:4px;padding:10px 12px;background:var(--panel);display:flex;flex-direction:column;gap:5px;min-width:0}
.card.open{border-left-color:var(--series0)}.card.closed{border-left-color:var(--series1)}
.card h2 .muted{font-weight:400;font-size:13px}
.state{display:flex;flex-wrap:wrap;align-items:baseline;gap:4px 10px}
.gate{font-size:16px;text-transform:uppercase;letter-spacing:.03em}
.icon{display:inline-block;min-width:1.1em;margin-right:.25em;text-align:center;font-weight:700}
.why{font-size:13px}
.price{max-width:420px;display:grid;grid-template-columns:1fr auto;gap:0 8px;font-size:13px;margin-top:auto}
.price dt{color:var(--muted)}.price dd{font-weight:600;text-align:right}
.mark{display:inline-block;padding:0 6px 0 3px;border-radius:3px;white-space:nowrap;font-weight:600}
${markRules}
.scroll{overflow-x:auto}
table{border-collapse:collapse;width:100%}
.checks{margin-top:6px;font-size:12.5px;line-height:1.3}
.checks th,.checks td{padding:3px 6px;text-align:left;vertical-align:top;border-bottom:1px solid var(--grid);overflow-wrap:normal}
.checks th:first-child,.checks td:first-child{padding-left:0}
.checks thead th{color:var(--muted);font-weight:600;border-bottom-color:var(--line);vertical-align:bottom}
.checks tbody th{font-weight:400}.checks .slice{display:block;color:var(--muted);overflow-wrap:anywhere}
.checks th:first-child{min-width:185px}.checks td:nth-last-child(2){min-width:150px}
.checks .candidate th{font-weight:700;padding-top:7px;border-bottom-color:var(--line)}
.number,.beside{white-space:nowrap}.checks .observations td{color:var(--muted)}
.print-only{display:none}.sum{display:inline-block;margin-right:2.5em}
.bars{display:flex;flex-wrap:wrap;gap:10px 14px;margin-top:6px}
.bars figure{flex:var(--width) 1 min(100%,calc(var(--width)*1.1px));max-width:min(100%,calc(var(--width)*1.9px))}
.curves{display:grid;grid-template-columns:repeat(auto-fit,minmax(min(100%,230px),1fr));gap:10px 16px;margin-top:6px}
.confusions{display:grid;gap:6px;align-content:start}
figure{min-width:0}figcaption{font-size:12.5px;font-weight:600;overflow:hidden;text-overflow:ellipsis;white-space:nowrap}
.plot{display:block;width:100%;height:auto}
.ends{display:grid;grid-template-columns:repeat(auto-fit,minmax(min(100%,380px),1fr));gap:0 24px}
.ends p,.ends li{font-size:12.5px}.ends ul{padding-left:16px}
details{margin-top:6px;font-size:12.5px}summary{cursor:pointer;color:var(--muted)}
.tables{display:flex;flex-wrap:wrap;gap:12px 24px;margin-top:6px;align-items:flex-start}.lineage .data td:nth-child(2){white-space:nowrap}
.data{width:auto;font-size:12px;line-height:1.25}.data caption{text-align:left;font-weight:600;padding-bottom:2px}
.data th,.data td{padding:1px 10px 1px 0;text-align:left;font-weight:400;border-bottom:1px solid var(--grid);vertical-align:top}
.data thead th{color:var(--muted)}
${plotRules}
@page{size:A4;margin:8mm}
@media print{
*{print-color-adjust:exact;-webkit-print-color-adjust:exact}
body{padding:0;max-width:none;font-size:9.5px;line-height:1.2}
h1{font-size:15px}h2{font-size:11px}section{margin-top:6px}
.lead,.note,.accounting,.approvals,.why,.price,.ends p,.ends li,figcaption{font-size:8.8px}
.notice{margin-top:3px;padding:1px 6px}
.verdicts{grid-template-columns:repeat(auto-fit,minmax(150px,1fr));gap:7px}
.card{padding:4px 7px;gap:2px}.card h2 .muted{font-size:9.5px}.gate{font-size:11px}
.checks{margin-top:2px;font-size:8.8px;line-height:1.15}.checks th,.checks td{padding:1px 3px}.mark{padding:0 4px 0 1px}.checks .candidate th{padding-top:2px}.checks th:first-child{min-width:200px}.checks .slice{display:inline}.checks td:nth-last-child(2){min-width:110px}.checks details{margin:0;font-size:inherit}
.screen-only,.checks .more{display:none}.checks .print-only{display:table-row}
.scroll{overflow:visible}
.bars{gap:4px 8px;margin-top:3px}.bars figure{flex-basis:calc(var(--width)*.7px);max-width:calc(var(--width)*.9px)}
.curves{grid-template-columns:repeat(4,1fr);gap:2px 14px;margin-top:2px}.confusions{gap:1px}
.ends{grid-template-columns:1fr 1fr;gap:0 14px}.ends ul{padding-left:11px}
figure,.card,tr{break-inside:avoid}
}
`.trim();
