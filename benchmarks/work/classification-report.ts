import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createRandom } from '@codexhub/common-config/kernel';
import { classificationReport } from '@codexhub/training';
import type { Benchmark } from '../measure/benchmark.ts';
import { consume, interleave } from '../measure/interleave.ts';
import { startPython } from '../measure/python-peer.ts';

const ROWS = 1_000_000;
type Report = ReturnType<typeof classificationReport>;
type Theirs = Record<string, Record<string, number> & number>;

export const classificationReports: Benchmark = {
  name: 'classification-report',
  work: 'classificationReport of a million rows: per class, macro, weighted and micro precision, recall, F1, Jaccard and specificity, accuracy, balanced accuracy, correlation, kappa and the confusion matrix',
  peer: 'sklearn.metrics.classification_report(output_dict=True) on the same bytes, in the same minute',
  // A sixtieth.
  goal: 0.0166,
  run: async () => {
    const folder = mkdtempSync(join(tmpdir(), 'codexhub-bench-'));
    const [two, ten] = [rowsOf(2), rowsOf(10)];
    const files = [two.yTrue, two.yPred, ten.yTrue, ten.yPred].map((bytes, at) => {
      const file = join(folder, String(at));
      writeFileSync(file, bytes);
      return file;
    });
    const peer = startPython('classification_report.py', files);
    try {
      const { report, sklearn, numpy, python } = await peer.ask('two');
      mustAgree(classificationReport(two), JSON.parse(String(report)) as Theirs);
      const again = JSON.parse(String((await peer.ask('ten'))['report'])) as Theirs;
      mustAgree(classificationReport(ten), again);
      const coded = {
        yTrue: column(two.yTrue, ['no', 'yes']),
        yPred: column(two.yPred, ['no', 'yes']),
      };
      const named = [...'abcdefghij'];
      const codedTen = { yTrue: column(ten.yTrue, named), yPred: column(ten.yPred, named) };
      const side = (rows: Parameters<typeof classificationReport>[0], asked: string) =>
        interleave(
          () => {
            const start = performance.now();
            consume(classificationReport(rows));
            return performance.now() - start;
          },
          async () => Number((await peer.ask(asked))['milliseconds']),
          { rounds: 15, warmUp: 5 },
        );
      return {
        pairs: [
          { pair: 'two labels, bytes', ...(await side(two, 'two')) },
          { pair: 'two labels, category columns', ...(await side(coded, 'two')) },
          { pair: 'ten labels, bytes', ...(await side(ten, 'ten')) },
          { pair: 'ten labels, category columns', ...(await side(codedTen, 'ten')) },
        ],
        versions: { 'scikit-learn': String(sklearn), numpy: String(numpy), python: String(python) },
      };
    } finally {
      peer.close();
      rmSync(folder, { recursive: true, force: true });
    }
  },
};

function rowsOf(labels: number): { readonly yTrue: Uint8Array; readonly yPred: Uint8Array } {
  const random = createRandom(20261121).stream(`${labels} labels`);
  const yTrue = new Uint8Array(ROWS);
  const yPred = new Uint8Array(ROWS);
  for (let row = 0; row < ROWS; row += 1) {
    yTrue[row] = random.integer(labels);
    yPred[row] = random.next() < 0.7 ? yTrue[row]! : random.integer(labels);
  }
  return { yTrue, yPred };
}

function column(bytes: Uint8Array, categories: readonly string[]) {
  return { kind: 'category', codes: new Int32Array(bytes), categories } as const;
}

function mustAgree(ours: Report, theirs: Theirs): void {
  const pairs = ours.classes.flatMap(({ label, precision, recall, f1, support }) => {
    const other = theirs[String(label)]!;
    return [
      [precision, other['precision']],
      [recall, other['recall']],
      [f1, other['f1-score']],
      [{ defined: true, value: support }, other['support']],
    ] as const;
  });
  const macro = [ours.macro.f1, theirs['macro avg']!['f1-score']] as const;
  const weighted = [ours.weighted.precision, theirs['weighted avg']!['precision']] as const;
  for (const [value, other] of [
    ...pairs,
    macro,
    weighted,
    [ours.accuracy, theirs['accuracy']] as const,
  ]) {
    if (value.defined && Math.abs(value.value - Number(other)) < 1e-12) continue;
    throw new Error(
      `classification-report: both must agree, received ${JSON.stringify(value)} and ${other}`,
    );
  }
}
