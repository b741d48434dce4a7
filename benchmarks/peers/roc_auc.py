"""scikit-learn's roc_auc_score on the rows of a file: one timed run for each line on standard input."""

import json
import sys
import time

import numpy
import sklearn
from sklearn.metrics import roc_auc_score

scores_file, labels_file, weights_file = sys.argv[1:4]
score = numpy.fromfile(scores_file, dtype=numpy.float64)
label = numpy.fromfile(labels_file, dtype=numpy.uint8)
weight = numpy.fromfile(weights_file, dtype=numpy.float64)

for line in sys.stdin:
    weights = weight if line.strip() == "weighted" else None
    start = time.perf_counter_ns()
    value = roc_auc_score(label, score, sample_weight=weights)
    took = time.perf_counter_ns() - start
    answer = {
        "milliseconds": took / 1e6,
        "value": float(value),
        "sklearn": sklearn.__version__,
        "numpy": numpy.__version__,
        "python": sys.version.split()[0],
    }
    print(json.dumps(answer), flush=True)
