"""Six metrics by group, equalized odds and demographic parity by fairlearn; a timed run for each line."""

import json
import sys
import time

import fairlearn
import numpy
import pandas
import sklearn
from fairlearn.metrics import (
    MetricFrame,
    demographic_parity_difference,
    equalized_odds_difference,
    false_negative_rate,
    false_positive_rate,
    selection_rate,
    true_positive_rate,
)
from sklearn.metrics import accuracy_score, precision_score

labels_file, decisions_file, codes_file, names = sys.argv[1:5]
label = numpy.fromfile(labels_file, dtype=numpy.uint8)
decision = numpy.fromfile(decisions_file, dtype=numpy.uint8)
code = numpy.fromfile(codes_file, dtype=numpy.int32)
group = pandas.Series(numpy.array(json.loads(names), dtype=object)[code], dtype="str", name="group")
metrics = {
    "accuracy": accuracy_score,
    "precision": precision_score,
    "selection_rate": selection_rate,
    "true_positive_rate": true_positive_rate,
    "false_positive_rate": false_positive_rate,
    "false_negative_rate": false_negative_rate,
}

for line in sys.stdin:
    start = time.perf_counter_ns()
    frame = MetricFrame(metrics=metrics, y_true=label, y_pred=decision, sensitive_features=group).by_group
    odds = equalized_odds_difference(label, decision, sensitive_features=group)
    parity = demographic_parity_difference(label, decision, sensitive_features=group)
    took = time.perf_counter_ns() - start
    values = [float(value) for name in metrics for value in frame[name].sort_index()]
    answer = {
        "milliseconds": took / 1e6,
        "values": json.dumps([*values, float(odds), float(parity)]),
        "fairlearn": fairlearn.__version__,
        "scikit-learn": sklearn.__version__,
        "pandas": pandas.__version__,
        "python": sys.version.split()[0],
    }
    print(json.dumps(answer), flush=True)
