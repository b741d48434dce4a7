"""Answers each line with the time that pandas.merge_asof takes on the arrays of the given folder."""
import json
import sys
import time

import numpy as np
import pandas as pd

folder = sys.argv[1]


def read(name, kind):
    return np.fromfile(f"{folder}/{name}", dtype=kind)


events = pd.DataFrame({"entity": read("event-entity", "<i4"), "at": read("event-time", "<f8")})
facts = pd.DataFrame(
    {
        "entity": read("fact-entity", "<i4"),
        "at": read("fact-time", "<f8"),
        "row": np.arange(len(read("fact-time", "<f8"))),
    }
)


def join():
    start = time.perf_counter()
    joined = pd.merge_asof(events, facts, on="at", by="entity", allow_exact_matches=False)
    elapsed = (time.perf_counter() - start) * 1000
    return joined["row"].fillna(-1).to_numpy(), elapsed


for _ in sys.stdin:
    rows, elapsed = join()
    print(
        json.dumps(
            {
                "milliseconds": elapsed,
                "sum": int(rows.sum()),
                "matched": int((rows >= 0).sum()),
                "pandas": pd.__version__,
                "python": sys.version.split()[0],
            }
        ),
        flush=True,
    )
