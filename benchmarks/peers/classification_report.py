"""scikit-learn's classification_report on the rows of files: one timed run for each line on standard input."""

import json
import sys
import time

import numpy
import sklearn
from sklearn.metrics import classification_report

files = {"two": sys.argv[1:3], "ten": sys.argv[3:5]}
rows = {name: [numpy.fromfile(file, dtype=numpy.uint8) for file in pair] for name, pair in files.items()}

for line in sys.stdin:
    label, said = rows[line.strip()]
    start = time.perf_counter_ns()
    report = classification_report(label, said, output_dict=True)
    took = time.perf_counter_ns() - start
    answer = {
        "milliseconds": took / 1e6,
        "report": json.dumps(report),
        "sklearn": sklearn.__version__,
        "numpy": numpy.__version__,
        "python": sys.version.split()[0],
    }
    print(json.dumps(answer), flush=True)
