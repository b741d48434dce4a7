"""Consistency by scikit-learn's ball tree, regression metrics by group by fairlearn; a timed run for each line."""

import json
import sys
import time

import fairlearn
import numpy
import sklearn
from fairlearn.metrics import MetricFrame, mean_prediction
from sklearn.metrics import mean_absolute_error, r2_score, root_mean_squared_error
from sklearn.neighbors import NearestNeighbors

features_file, label_file, true_file, predicted_file, codes_file, points = sys.argv[1:7]
features = numpy.fromfile(features_file).reshape(-1, int(points)).T
label = numpy.fromfile(label_file)
y_true = numpy.fromfile(true_file)
y_pred = numpy.fromfile(predicted_file)
group = numpy.fromfile(codes_file, dtype=numpy.int32)


def consistency(dimensions):
    chosen = numpy.ascontiguousarray(features[:, :dimensions])
    nearest = NearestNeighbors(n_neighbors=5, algorithm="ball_tree").fit(chosen)
    _, indices = nearest.kneighbors(chosen)
    return 1 - numpy.abs(label - label[indices].mean(axis=1)).mean()


def mean_error(true, predicted):
    return float(numpy.mean(predicted - true))


def regression():
    metrics = {
        "mean_prediction": mean_prediction, "mean_error": mean_error, "mae": mean_absolute_error,
        "rmse": root_mean_squared_error, "r2": r2_score,
    }
    frame = MetricFrame(metrics=metrics, y_true=y_true, y_pred=y_pred, sensitive_features=group)
    return frame.difference()["rmse"]


for line in sys.stdin:
    asked = line.strip()
    start = time.perf_counter_ns()
    value = regression() if asked == "regression" else consistency(int(asked))
    took = time.perf_counter_ns() - start
    answer = {
        "milliseconds": took / 1e6, "value": float(value),
        "scikit-learn": sklearn.__version__, "fairlearn": fairlearn.__version__,
        "numpy": numpy.__version__, "python": sys.version.split()[0],
    }
    print(json.dumps(answer), flush=True)
