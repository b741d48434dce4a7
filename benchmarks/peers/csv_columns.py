"""Reads a CSV file of mixed columns with one engine, and prints what it took."""

import json
import resource
import sys

engine, path = sys.argv[1:3]
NUMBERS = ["id", *(f"n{at}" for at in range(20))]
TEXTS = [*(f"c{at}" for at in range(6)), "label"]
TIMES = ["day", "at"]


def used():
    usage = resource.getrusage(resource.RUSAGE_SELF)
    return 1000 * (usage.ru_utime + usage.ru_stime), usage.ru_maxrss / 1024


if engine == "pandas":
    import pandas

    version = pandas.__version__
    before, _ = used()
    table = pandas.read_csv(
        path,
        engine="c",
        dtype={**{name: "float64" for name in NUMBERS}, **{name: "category" for name in TEXTS}},
        parse_dates=TIMES,
        date_format="ISO8601",
        keep_default_na=False,
        na_values=["", "NA"],
    )
    after, peak = used()

    def sums(name):
        column = table[name].dropna()
        if name in TEXTS:
            return column.astype(str).str.len().sum()
        if name in TIMES:
            zero = pandas.Timestamp(0, tz=column.dt.tz)
            return ((column - zero) // pandas.Timedelta(seconds=1)).sum()
        return column.sum()

    rows = len(table)
    missing = {name: int(table[name].isna().sum()) for name in table.columns}
elif engine == "polars":
    import polars

    version = polars.__version__
    before, _ = used()
    table = polars.read_csv(
        path,
        schema_overrides={
            **{name: polars.Float64 for name in NUMBERS},
            **{name: polars.Categorical for name in TEXTS},
            "day": polars.Date,
            "at": polars.Datetime("ms", "UTC"),
        },
        null_values=["", "NA"],
    )
    after, peak = used()

    def sums(name):
        column = table[name].drop_nulls()
        if name in TEXTS:
            return column.cast(polars.String).str.len_bytes().sum()
        if name in TIMES:
            return column.cast(polars.Datetime("ms")).dt.epoch("s").sum()
        return column.sum()

    rows = len(table)
    missing = {name: table[name].null_count() for name in table.columns}
else:
    import duckdb

    version = duckdb.__version__
    before, _ = used()
    types = {
        **{name: "DOUBLE" for name in NUMBERS[:1] + NUMBERS[1:]},
        **{name: "VARCHAR" for name in TEXTS},
        "day": "DATE",
        "at": "TIMESTAMP",
    }
    order = [*NUMBERS, *TEXTS[:6], *TIMES, "label"]
    columns = {name: types[name] for name in order}
    found = duckdb.read_csv(
        path, columns=columns, header=True, auto_detect=False, na_values=["", "NA"], quotechar='"'
    ).fetchnumpy()
    after, peak = used()
    import numpy

    def there(name):
        column = found[name]
        if isinstance(column, numpy.ma.MaskedArray):
            return column.compressed()
        return column

    def sums(name):
        column = there(name)
        if name in TEXTS:
            return sum(len(text) for text in column)
        if name in TIMES:
            return column.astype("datetime64[s]").astype("int64").sum()
        return column.sum()

    rows = len(found["id"])
    missing = {name: rows - len(there(name)) for name in found}

answer = [rows]
for name in sorted([*NUMBERS, *TEXTS, *TIMES]):
    answer += [missing[name], float(sums(name))]
print(
    json.dumps(
        {
            "cpuMilliseconds": after - before,
            "peakMegabytes": peak,
            "answer": answer,
            "versions": {engine: version, "python": sys.version.split()[0]},
        }
    )
)
