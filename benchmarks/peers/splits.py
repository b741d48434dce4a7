"""scikit-learn's splitters on the labels and groups of files: one timed run for each line on standard input."""

import hashlib
import json
import sys
import time

import numpy
import sklearn
from sklearn.model_selection import GroupKFold, StratifiedGroupKFold, StratifiedKFold, train_test_split

label = numpy.fromfile(sys.argv[1], dtype=numpy.uint8)
group = numpy.fromfile(sys.argv[2], dtype=numpy.int32)
rows = numpy.arange(len(label))
splitters = {
    "trainTestSplit": lambda: [train_test_split(rows, test_size=0.3, random_state=42, stratify=label)],
    "stratifiedKFold": lambda: list(StratifiedKFold(5, shuffle=True, random_state=42).split(rows, label)),
    "groupKFold": lambda: list(GroupKFold(5).split(rows, label, group)),
    "stratifiedGroupKFold": lambda: list(
        StratifiedGroupKFold(5, shuffle=True, random_state=42).split(rows, label, group)
    ),
}

for line in sys.stdin:
    split = splitters[line.strip()]
    start = time.perf_counter_ns()
    parts = split()
    took = time.perf_counter_ns() - start
    digest = hashlib.sha256()
    for part in (part for pair in parts for part in pair):
        digest.update(numpy.asarray(part, "<i4").tobytes())
    answer = {
        "milliseconds": took / 1e6,
        "sha256": digest.hexdigest(),
        "sklearn": sklearn.__version__,
        "numpy": numpy.__version__,
        "python": sys.version.split()[0],
    }
    print(json.dumps(answer), flush=True)
