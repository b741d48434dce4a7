"""Counts rows by group, label and decision: pandas from texts, numpy from codes; a timed run for each line."""

import json
import sys
import time

import numpy
import pandas

labels_file, decisions_file, codes_file, names = sys.argv[1:5]
label = numpy.fromfile(labels_file, dtype=numpy.uint8)
decision = numpy.fromfile(decisions_file, dtype=numpy.uint8)
code = numpy.fromfile(codes_file, dtype=numpy.int32)
groups = json.loads(names)
frame = pandas.DataFrame({
    "group": pandas.Series(numpy.array(groups, dtype=object)[code], dtype="str"),
    "label": label,
    "decision": decision,
})

for line in sys.stdin:
    start = time.perf_counter_ns()
    if line.strip() == "texts":
        sizes = frame.groupby(["group", "label", "decision"]).size()
    else:
        counts = numpy.bincount(code * 4 + label * 2 + decision, minlength=4 * len(groups))
    took = time.perf_counter_ns() - start
    if line.strip() == "texts":
        counts = [int(sizes.get((group, y, p), 0)) for group in groups for y in (0, 1) for p in (0, 1)]
    answer = {
        "milliseconds": took / 1e6,
        "counts": json.dumps([int(count) for count in counts]),
        "pandas": pandas.__version__,
        "numpy": numpy.__version__,
        "python": sys.version.split()[0],
    }
    print(json.dumps(answer), flush=True)
