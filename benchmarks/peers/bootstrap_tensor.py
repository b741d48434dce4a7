"""Draws multinomial counts with numpy; a timed run for each line, which says how many."""

import json
import sys
import time

import numpy

counts = numpy.array(json.loads(sys.argv[1]))
rows = int(counts.sum())
shares = counts / rows
generator = numpy.random.default_rng(20261121)

for line in sys.stdin:
    replicates = int(line)
    start = time.perf_counter_ns()
    drawn = generator.multinomial(rows, shares, size=replicates)
    took = time.perf_counter_ns() - start
    # Places are 2 × label + decision: of the selection rate the second and the fourth of a group.
    cells = drawn.reshape(replicates, -1, 4)
    rates = (cells[:, :, 1] + cells[:, :, 3]) / cells.sum(axis=2)
    values = numpy.column_stack([rates, rates.max(axis=1) - rates.min(axis=1)])
    answer = {
        "milliseconds": took / 1e6,
        "means": json.dumps(values.mean(axis=0).tolist()),
        "deviations": json.dumps(values.std(axis=0, ddof=1).tolist()),
        "numpy": numpy.__version__,
        "python": sys.version.split()[0],
    }
    print(json.dumps(answer), flush=True)
