"""The checks of a suite on the table of a folder: one timed run for each line on standard input.

validate_table.py FOLDER pandas|duckdb|pandera
"""

import json
import sys
import time
from pathlib import Path

import numpy
import pandas

folder, engine = Path(sys.argv[1]), sys.argv[2]
suite = json.loads((folder / "suite.json").read_text())


def column(header):
    path = folder / header["name"]
    if header["kind"] == "category":
        codes = numpy.fromfile(path, dtype=numpy.int32)
        return pandas.Series(pandas.Categorical.from_codes(codes, categories=header["categories"]))
    return pandas.Series(numpy.fromfile(path, dtype=numpy.float64))


frame = pandas.DataFrame({one["name"]: column(one) for one in json.loads((folder / "header.json").read_text())})


def with_pandas(one):
    kind = one["type"]
    if kind == "pair_values_a_greater_than_b":
        return int((frame[one["columnA"]] <= frame[one["columnB"]]).sum())
    series = frame[one["column"]]
    low, high = one.get("minimum"), one.get("maximum")
    if kind == "values_not_null":
        return int(series.isna().sum())
    if kind == "values_between":
        return int(((series < low) | (series > high)).sum())
    if kind == "mean_between":
        return float(series.mean())
    if kind == "stdev_between":
        return float(series.std())
    if kind == "min_between":
        return float(series.min())
    if kind == "max_between":
        return float(series.max())
    if kind == "median_between":
        return float(series.median())
    if kind == "values_in_set":
        return int((~series.isin(one["values"]) & series.notna()).sum())
    if kind == "values_match_regex":
        return int((~series.str.contains(one["regex"], na=True)).sum())
    if kind == "value_lengths_between":
        return int(((series.str.len() != low) & series.notna()).sum())
    if kind == "unique_value_count_between":
        return int(series.nunique())
    if kind == "values_unique":
        return int(series.duplicated(keep=False).sum())
    if kind == "values_increasing":
        return int((series.diff() < 0).sum())
    raise SystemExit(kind)


def run_pandas():
    return [with_pandas(one) for one in suite]


def sql(one):
    kind = one["type"]
    if kind == "pair_values_a_greater_than_b":
        return f'count(*) FILTER ("{one["columnA"]}" <= "{one["columnB"]}")'
    name = f'"{one["column"]}"'
    if kind == "values_not_null":
        return f"count(*) FILTER ({name} IS NULL)"
    if kind == "values_between":
        return f"count(*) FILTER ({name} < {one['minimum']} OR {name} > {one['maximum']})"
    simple = {"mean": "avg", "stdev": "stddev_samp", "min": "min", "max": "max", "median": "median"}
    if kind.removesuffix("_between") in simple:
        return f"{simple[kind.removesuffix('_between')]}({name})"
    if kind == "values_in_set":
        values = ", ".join(f"'{value}'" for value in one["values"])
        return f"count(*) FILTER ({name} NOT IN ({values}))"
    if kind == "values_match_regex":
        return f"count(*) FILTER (NOT regexp_matches({name}::VARCHAR, '{one['regex']}'))"
    if kind == "value_lengths_between":
        return f"count(*) FILTER (length({name}::VARCHAR) <> {one['minimum']})"
    if kind == "unique_value_count_between":
        return f"count(DISTINCT {name})"
    if kind == "values_unique":
        return f"(SELECT coalesce(sum(n), 0) FROM (SELECT count(*) AS n FROM given GROUP BY {name} HAVING n > 1))"
    if kind == "values_increasing":
        return f"(SELECT count(*) FROM (SELECT {name} < lag({name}) OVER () AS falls FROM given) WHERE falls)"
    raise SystemExit(kind)


def prepare_duckdb():
    import duckdb

    database = duckdb.connect()
    database.register("frame", frame)
    # A missing number of a frame is NaN; in SQL it is NULL.
    cells = ", ".join(
        f'"{name}"' if isinstance(frame[name].dtype, pandas.CategoricalDtype) else f'CASE WHEN isnan("{name}") THEN NULL ELSE "{name}" END AS "{name}"'
        for name in frame.columns
    )
    database.execute(f"CREATE TABLE given AS SELECT {cells} FROM frame")
    query = f"SELECT {', '.join(sql(one) for one in suite)} FROM given"
    return lambda: [float(value) for value in database.execute(query).fetchone()], duckdb.__version__


def prepare_pandera():
    import pandera.pandas as pandera

    def checks(name):
        found, nullable, unique = [], True, False
        for one in suite:
            if one.get("column") != name:
                continue
            kind, low, high = one["type"], one.get("minimum"), one.get("maximum")
            if kind == "values_between":
                found.append(pandera.Check.in_range(low, high))
            elif kind == "values_in_set":
                found.append(pandera.Check.isin(one["values"]))
            elif kind == "values_match_regex":
                found.append(pandera.Check(lambda s, p=one["regex"]: s.str.contains(p, na=True)))
            elif kind == "value_lengths_between":
                found.append(pandera.Check(lambda s, n=low: (s.str.len() == n) | s.isna()))
            elif kind == "values_unique":
                unique = True
            elif kind == "values_increasing":
                found.append(pandera.Check(lambda s: s.is_monotonic_increasing))
            elif kind == "values_not_null":
                found.append(pandera.Check(lambda s: s.notna().mean() >= 0.9, ignore_na=False))
            elif kind == "unique_value_count_between":
                found.append(pandera.Check(lambda s, n=high: s.nunique() <= n))
            else:
                measure = {"mean": "mean", "stdev": "std", "min": "min", "max": "max", "median": "median"}[kind.removesuffix("_between")]
                found.append(pandera.Check(lambda s, m=measure: numpy.isfinite(getattr(s, m)())))
        return pandera.Column(checks=found, nullable=nullable, unique=unique)

    schema = pandera.DataFrameSchema({name: checks(name) for name in frame.columns})

    def run():
        try:
            schema.validate(frame, lazy=True)
            return [0]
        except pandera.errors.SchemaErrors as errors:
            return [len(errors.failure_cases)]

    from importlib.metadata import version

    return run, version("pandera")


run, version = {
    "pandas": lambda: (run_pandas, pandas.__version__),
    "duckdb": prepare_duckdb,
    "pandera": prepare_pandera,
}[engine]()

for _ in sys.stdin:
    start = time.perf_counter_ns()
    observed = run()
    took = time.perf_counter_ns() - start
    print(json.dumps({"milliseconds": took / 1e6, "observed": json.dumps(observed), "version": version}), flush=True)
