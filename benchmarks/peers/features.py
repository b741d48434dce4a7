"""scikit-learn's ColumnTransformer on the table of a folder: one timed "fit" or "transform" for each line on standard input."""

import json
import sys
import time
import warnings
from pathlib import Path

import numpy
import pandas
import sklearn
from sklearn.compose import ColumnTransformer
from sklearn.impute import SimpleImputer
from sklearn.pipeline import make_pipeline
from sklearn.preprocessing import (
    KBinsDiscretizer,
    OneHotEncoder,
    PolynomialFeatures,
    RobustScaler,
    StandardScaler,
)

warnings.simplefilter("ignore")
folder = Path(sys.argv[1])


def column(header):
    path = folder / header["name"]
    if header["kind"] == "category":
        codes = numpy.fromfile(path, dtype=numpy.int32)
        return numpy.asarray(header["categories"], dtype=object)[codes]
    return numpy.fromfile(path, dtype=numpy.float64)


headers = json.loads((folder / "header.json").read_text())
frame = pandas.DataFrame({one["name"]: column(one) for one in headers})
numbers = [one["name"] for one in headers if one["kind"] == "number"]
categories = [one["name"] for one in headers if one["kind"] == "category"]
transformer = ColumnTransformer(
    [
        ("scaled", make_pipeline(SimpleImputer(strategy="mean"), StandardScaler()), numbers[:12]),
        (
            "products",
            make_pipeline(
                SimpleImputer(strategy="median"),
                RobustScaler(),
                PolynomialFeatures(2, include_bias=False),
            ),
            numbers[12:16],
        ),
        (
            "bins",
            make_pipeline(
                SimpleImputer(strategy="median"),
                KBinsDiscretizer(10, encode="onehot-dense", subsample=None),
            ),
            numbers[16:],
        ),
        ("categories", OneHotEncoder(drop="first", sparse_output=False), categories),
    ]
)
transformer.fit(frame)

for line in sys.stdin:
    start = time.perf_counter_ns()
    made = transformer.fit(frame) if line.strip() == "fit" else transformer.transform(frame)
    took = time.perf_counter_ns() - start
    answer = {"milliseconds": took / 1e6, "sklearn": sklearn.__version__, "numpy": numpy.__version__}
    if line.strip() == "once":
        answer["sums"] = json.dumps(made.sum(axis=0).tolist())
        answer["row"] = json.dumps(made[len(made) // 2].tolist())
    print(json.dumps(answer), flush=True)
