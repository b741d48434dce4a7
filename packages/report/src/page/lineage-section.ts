import type { Subject } from '@codexhub/common-config/records';
import { type Child, element, type Markup } from '../markup/markup.ts';
import type { CheckedCandidate } from './check-report-input.ts';
import { dataTables } from './figure.ts';
import type { ReportLineage } from './report-input.ts';

/** The chain: code, data, configuration, model, gate report, approvals, each by its digest. */
export function lineageSection(
  candidates: readonly CheckedCandidate[],
  lineage: ReportLineage | undefined,
): Markup {
  const chains = candidates.map((candidate) => ({
    name: candidate.name,
    links: candidateLinks(candidate),
  }));
  const common = commonLength(chains.map(({ links }) => links));
  const origin = chains[0]?.links.slice(0, common) ?? [];
  return element(
    'section',
    { class: 'lineage' },
    element('h2', {}, 'Lineage'),
    lineage ? chainLine('served', lineageLinks(lineage)) : null,
    origin.length > 0 ? chainLine('all candidates', origin) : null,
    ...chains.map(({ name, links }) => chainLine(name, links.slice(common), common > 0)),
    dataTables('The digests in full', [
      {
        caption: 'What each candidate was made from',
        columns: ['candidate', 'what', 'digest'],
        rows: chains.flatMap(({ name, links }) => links.map(([what, id]) => [name, what, id])),
      },
    ]),
  );
}

// Code, data and three fingerprints of the configuration: what comes before the model.
const ORIGIN = 5;

// What all candidates have in common is said once; a single candidate keeps its chain whole.
function commonLength(chains: readonly (readonly Link[])[]): number {
  const [first = [], ...rest] = chains;
  if (rest.length === 0) return 0;
  const differs = first
    .slice(0, ORIGIN)
    .findIndex(([, id], index) => rest.some((links) => links[index]?.[1] !== id));
  return differs === -1 ? ORIGIN : differs;
}

function chainLine(name: string, links: readonly Link[], isContinued = false): Markup {
  return element(
    'p',
    {},
    element('bdi', { class: 'strong' }, name),
    isContinued ? ': → ' : ': ',
    ...chain(links),
  );
}

type Link = readonly [what: string, id: string];

function candidateLinks({ report, reportDigest, decision }: CheckedCandidate): Link[] {
  const { subject } = report;
  const approvedBy = decision?.approvedBy ?? [];
  return [
    ['code', subject.code],
    ['data', subject.data],
    ...configLinks(subject),
    ['model', subject.model.digest],
    ['gate report', reportDigest],
    ['approvals', approvedBy.length > 0 ? approvedBy.join(', ') : 'none'],
  ];
}

function configLinks({ config }: Subject): Link[] {
  return [
    ['metrics', config.metrics],
    ['governance', config.governance],
    ['training', config.training],
  ];
}

function lineageLinks(lineage: ReportLineage): Link[] {
  return [
    ['code', lineage.code],
    ['data', lineage.data],
    ['config', lineage.config],
    ['model', lineage.model],
    ['gate report', lineage.report],
    ['approvals', lineage.approvals.length > 0 ? lineage.approvals.join(', ') : 'none'],
  ];
}

function chain(links: readonly Link[]): Child[] {
  return links.flatMap(([what, id], index) => [
    index === 0 ? null : ' → ',
    element('span', { class: 'link', title: id }, `${what} `, element('code', {}, shortId(id))),
  ]);
}

// Ten digits of a digest or of a git commit tell it apart; the whole is the tooltip.
function shortId(id: string): string {
  const bare = id.startsWith('sha256:') ? id.slice(7) : id;
  return /^[0-9a-f]{40,}/.test(bare) ? `${bare.slice(0, 10)}${/\+\w+$/.exec(bare)?.[0] ?? ''}` : id;
}
