import {
  day,
  finite,
  listOf,
  matching,
  objectOf,
  oneOf,
  type Rule,
  text,
  truth,
} from './pack-rules.ts';

const id = matching(
  /^[a-z0-9]+(-[a-z0-9]+)*$/,
  'must be lower-case letters and digits, joined by "-"',
);
const url = matching(/^https?:\/\/\S+$/, 'must be an address of http: or https:');

const ofCheck = {
  metric: text,
  direction: oneOf(['at_least', 'at_most', 'within']),
  limit: finite,
  reason: text,
};
const fairness = objectOf({ section: oneOf(['fairness']), definition: text, ...ofCheck });
const metrics = objectOf({ section: oneOf(['metrics']), ...ofCheck });

/** The section decides which keys there are. */
const check: Rule = (value, path) => {
  const section = (value as { readonly section?: unknown } | null)?.section;
  if (section === 'fairness') return fairness(value, path);
  if (section === 'metrics') return metrics(value, path);
  return [{ path, requirement: 'must have a section, "fairness" or "metrics"' }];
};

const row = objectOf(
  {
    id,
    clause: text,
    requirement: text,
    artefact: id,
    evidence: oneOf(['machine', 'human_required', 'partial']),
    basis: oneOf(['primary_text', 'secondary_page', 'general_knowledge', 'own_rule']),
  },
  { check, tiers: listOf(id) },
);

/** The keys and values of a pack, each by itself. */
export const packShape: Rule = objectOf(
  {
    schemaVersion: oneOf([1]),
    id,
    version: text,
    title: text,
    jurisdiction: text,
    effective: objectOf({ from: day }, { until: day }),
    asOf: day,
    status: oneOf(['in force', 'applies from', 'rescinded', 'repealed']),
    notes: listOf(text),
    sources: listOf(
      objectOf({ title: text, url, kind: oneOf(['primary', 'secondary']), verified: truth }),
    ),
    rows: listOf(row),
  },
  { supersededBy: id, tiers: listOf(id) },
);
