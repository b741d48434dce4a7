import { undefinedValue } from '@codexhub/common-config/records';
import { type ReportError, type ReportOptions, renderReport } from '@codexhub/report';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { mortgageStory } from './story/mortgage-story.ts';
import { smallStory } from './story/small-story.ts';
import { xmlProblem } from './story/well-formed.ts';

const story = mortgageStory();
const page = renderReport(story);
const text = page
  .replace(/<style>.*?<\/style>/s, '')
  .replaceAll(/<[^>]*>/g, ' ')
  .replaceAll(/\s+/g, ' ');

describe('the page of the mortgage story', () => {
  test('is one file: small, well-formed, no script, nothing from elsewhere', () => {
    expect(page.length).toBeLessThan(150_000);
    expect(xmlProblem(page)).toBeUndefined();
    expect(page).not.toMatch(
      /<script|<link|<img|<iframe|\ssrc=|\shref=|url\(|@import|\son[a-z]+=/i,
    );
    expect(page).toContain(
      'content="default-src &#39;none&#39;; style-src &#39;unsafe-inline&#39;"',
    );
  });

  test('gives the same bytes for the same records', () => {
    expect(renderReport(mortgageStory())).toBe(page);
  });

  test('tells three verdicts, each with word and reason', () => {
    expect(text.match(/gate closed/g)).toHaveLength(2);
    expect(text.match(/gate open/g)).toHaveLength(1);
    expect(text).toMatch(
      /disparate impact ratio, afam: yes vs no: 0\.7\d\d \[0\.6\d\d, 0\.7\d\d\], required ≥ 0\.800: fail \(beyond limit\)/,
    );
    expect(text).toMatch(
      /insufficient data \(interval straddles limit\); about [\d,]+ rows would conclude/,
    );
    expect(text).toContain('Approved by Grace, Heidi.');
    expect(text).toContain('Demo keys: this is not an approval.');
  });

  test('shows the price: share decided favourably and recall, of the counts', () => {
    for (const { evidence } of story.candidates) {
      const { counts } = evidence.confusion[0]!;
      const approved = (counts.trueNegative + counts.falseNegative) / 2380;
      const recall = counts.truePositive / (counts.truePositive + counts.falseNegative);
      expect(text).toContain(`decided favourably (deny = no) ${(approved * 100).toFixed(1)}%`);
      expect(text).toContain(`recall of deny = yes ${(recall * 100).toFixed(1)}%`);
    }
  });

  test('without labels the share comes from the groups, and is the same here', () => {
    const { target: _, ...unlabelled } = story;
    const { counts } = story.candidates[0]!.evidence.confusion[0]!;
    const approved = (counts.trueNegative + counts.falseNegative) / 2380;
    expect(renderReport(unlabelled)).toContain(
      `<dt>decided favourably</dt><dd>${(approved * 100).toFixed(1)}%</dd>`,
    );
  });

  test('accounts for every row, and says that candidates share them', () => {
    expect(text).toMatch(/afam \(procedure\): no 2,041 \+ yes 339 \+ unknown 0 = 2,380/);
    expect(text).toContain('3 candidates were judged on the same rows');
    expect(text).toContain('at 1 − .05/3');
    expect(text).toMatch(
      /No requirement: 2 more numbers measured\s+statistical parity difference afam yes −0\./,
    );
  });

  test('draws one curve where candidates differ in their threshold only', () => {
    expect(page.match(/class="curve series0"/g)).toHaveLength(2 + 1);
    expect(page).not.toContain('curve series1"');
    expect(page.match(/<svg /g)).toHaveLength(6 + 3 + 3);
  });

  test('shades the limit round the reference group’s rate', () => {
    const { groups } = story.candidates[0]!.report.accounting[0]!;
    const rate = groups.find(({ group }) => group === 'no')!.rate;
    const lower = rate.defined ? 0.8 * rate.value : Number.NaN;
    // Rates span y 92 to 14.
    const bottom = Math.round((92 - lower * 78) * 10) / 10;
    expect(page).toContain(`class="limit" d="M24 ${bottom}H152"`);
    expect(page).toContain('0.80 to 1.25 times the rate of no');
  });

  test('reads in the order in which it is signed', () => {
    const order = [
      'aria-label="Verdicts"',
      '>Checks<',
      '>Groups:',
      '>Curves,',
      '>Lineage<',
      '>Known limits<',
    ];
    const places = order.map((mark) => page.indexOf(mark));
    expect(places).toEqual(places.toSorted((one, other) => one - other));
    expect(places[0]).toBeGreaterThan(0);
  });

  test('never says what no report can promise', () => {
    expect(page.toLowerCase()).not.toContain('compliant');
  });
});

describe('what was not measured', () => {
  const sparse = renderReport(smallStory({ groups: ['a', 'b', 'c'] }));

  test('shows its reason, never a number in its stead', () => {
    expect(sparse).toContain('<dd>undefined: no positives</dd>');
    expect(sparse).toContain('undefined: group below minimum');
    expect(sparse).toContain('undefined: single class');
    expect(sparse).toContain('undefined: absent');
    expect(sparse).toContain('not measured: no points');
    expect(sparse).toContain('Brier score and log loss: not measured.');
    expect(sparse).toContain('Exported graph against trained model: not measured.');
  });

  test('what is not enforced, excluded or unknown is said', () => {
    expect(sparse).toContain('not enforced');
    expect(sparse).toContain('below minimum (plain)');
    expect(sparse).toContain('plain: 3 rows of unknown group.');
  });

  test('a group that is told only together with others shows no figure of its own', () => {
    const story = smallStory({ groups: ['small', 'next', 'c'] });
    const [candidate] = story.candidates;
    const [accounting] = candidate!.report.accounting;
    const [small, next, ...others] = accounting!.groups;
    const together = {
      ...small!,
      group: '2 groups with small counts',
      n: small!.n + next!.n,
      merged: ['small', 'next'],
      justification: undefined,
    };
    const { report } = candidate!;
    const untold = { value: undefinedValue('small_counts'), n: Number.NaN };
    const told = {
      accounting: [{ ...accounting!, groups: [...others, together] }],
      checks: report.checks.map((row) => ({
        ...row,
        comparisons: row.comparisons.map((one) => {
          const { group, reference, outcome, reason } = one;
          return group === 'next' ? { group, reference, outcome, reason, ...untold } : one;
        }),
      })),
      observations: [],
    };
    const html = renderReport({ ...story, candidates: [{ ...candidate!, told }] });
    const rowOf = (page: string, group: string) =>
      page.match(new RegExp(`<tr[^>]*><th[^>]*>[^<]* <bdi[^>]*>[^<]*${group}.*?</tr>`, 's'))?.[0];
    expect(html).toContain('2 groups with small counts');
    expect(rowOf(html, 'next')).toContain('undefined: small counts');
    expect(rowOf(html, 'next')).toContain('not told');
    expect(rowOf(renderReport(story), 'next')).not.toContain('small counts');
    // What is signed is the report, whatever of it is told.
    const digests = /sha256:[0-9a-f]+/g;
    expect(html.match(digests)).toEqual(renderReport(story).match(digests));
  });

  test('shows the interval that a group fails beyond, where it is another than its own', () => {
    const story = smallStory();
    const [candidate] = story.candidates;
    const { report } = candidate!;
    const pageWith = (widen: number): string => {
      const checks = report.checks.map((row) => ({
        ...row,
        comparisons: row.comparisons.map((one) =>
          one.interval
            ? {
                ...one,
                simultaneous: {
                  ...one.interval,
                  lower: one.interval.lower - widen,
                  upper: one.interval.upper + widen,
                },
              }
            : one,
        ),
      }));
      return renderReport({
        ...story,
        candidates: [{ ...candidate!, report: { ...report, checks } }],
      });
    };
    expect(pageWith(0)).not.toContain('all groups at once [');
    expect(pageWith(0.1)).toContain('all groups at once [');
  });

  test('a sum that does not add up is called out', () => {
    const [candidate] = smallStory().candidates;
    const [accounting] = candidate!.report.accounting;
    const report = { ...candidate!.report, accounting: [{ ...accounting!, total: 99 }] };
    const html = renderReport({ title: 't', candidates: [{ ...candidate!, report }] });
    expect(html).toContain('≠ 99: rows are missing');
  });

  test('a gate opened by review says so', () => {
    const [candidate] = smallStory().candidates;
    const decision = { open: true, because: [], approvedBy: ['Grace'] };
    const html = renderReport({ title: 't', candidates: [{ ...candidate!, decision }] });
    expect(html).toContain('Opened although');
    expect(html).not.toContain('Every check keeps its limit');
  });

  test('a report that is wrong in itself says so before its checks do', () => {
    const [candidate] = story.candidates;
    const because = [
      { code: 'policy_differs' as const, message: 'made under another policy' },
      ...candidate!.decision!.because,
    ];
    const decision = { open: false, because, approvedBy: [] };
    const html = renderReport({ title: 't', candidates: [{ ...candidate!, decision }] });
    expect(html).toContain('<p class="why">made under another policy (and 3 more)</p>');
  });

  test('many groups: all on the screen, the print says how many more', () => {
    const groups = Array.from({ length: 12 }, (_, index) => `g${index}`);
    const html = renderReport(smallStory({ groups, candidates: 3 }));
    expect(html.match(/<tr class="more">/g)).toHaveLength(3 * 10);
    expect(html).toContain('and 10 more of this check, on the screen: 10 insufficient data');
  });
});

describe('hostile texts', () => {
  test('a name written from right to left keeps the numbers round it in order', () => {
    const html = renderReport(smallStory({ groups: ['مجموعة', 'b'] }));
    expect(html).toContain('\u2068مجموعة\u2069 10 + b 10 + unknown 3 = 23');
  });

  test('stay text, whatever they are', () => {
    fc.assert(
      fc.property(
        fc.string({ unit: 'grapheme', maxLength: 40 }),
        fc.constantFrom('', '<script>', '"\'><svg onload=x>', ']]>&lt;', '</style>', '\u202Eabc'),
        (some, attack) => {
          const html = renderReport(
            smallStory({ groups: [some + attack, 'b'], text: attack + some }),
          );
          expect(xmlProblem(html)).toBeUndefined();
          expect(html.toLowerCase()).not.toContain('<script');
          expect(html.match(/<\/style>/g)).toHaveLength(1);
        },
      ),
      { seed: 20261121, numRuns: 60 },
    );
  });
});

describe('records that cannot be shown', () => {
  const codeOf = (options: ReportOptions): string => {
    try {
      renderReport(options);
      return 'rendered';
    } catch (error) {
      return (error as ReportError).code;
    }
  };

  test('no candidate', () => {
    expect(codeOf({ title: 't', candidates: [] })).toBe('REPORT_INPUT_INVALID');
  });

  test('a report of another form, or with a value that is NaN', () => {
    const { report, ...rest } = story.candidates[0]!;
    const forms = [
      { ...report, type: 'other' as 'codexhub.gate-report' },
      { ...report, candidates: Number.NaN },
      { ...report, subject: { ...report.subject, author: 'lone \uD800' } },
    ];
    for (const form of forms)
      expect(codeOf({ title: 't', candidates: [{ ...rest, report: form }] })).toBe(
        'REPORT_INPUT_INVALID',
      );
  });

  test('curves of another evidence than the one judged', () => {
    const [first, second] = story.candidates;
    const mixed = { ...first!, evidence: second!.evidence };
    expect(codeOf({ title: 't', candidates: [mixed] })).toBe('REPORT_EVIDENCE_MISMATCH');
  });
});
