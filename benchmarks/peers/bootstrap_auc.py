"""scikit-learn's resampling of roc_auc_score on the rows of a file: so many replicates for each line on standard input."""

import json
import sys
import time

import numpy
import sklearn
from sklearn.metrics import roc_auc_score
from sklearn.utils import resample

scores_file, labels_file = sys.argv[1:3]
score = numpy.fromfile(scores_file, dtype=numpy.float64)
label = numpy.fromfile(labels_file, dtype=numpy.uint8)
random = numpy.random.RandomState(20261121)

for line in sys.stdin:
    replicates = int(line)
    start = time.perf_counter_ns()
    values = []
    for _ in range(replicates):
        labels, scores = resample(label, score, random_state=random)
        values.append(roc_auc_score(labels, scores))
    took = time.perf_counter_ns() - start
    answer = {
        "milliseconds": took / 1e6,
        "mean": float(numpy.mean(values)),
        "deviation": float(numpy.std(values, ddof=1)),
        "sklearn": sklearn.__version__,
        "numpy": numpy.__version__,
        "python": sys.version.split()[0],
    }
    print(json.dumps(answer), flush=True)
