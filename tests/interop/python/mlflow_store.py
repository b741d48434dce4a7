"""Reads and changes a store that CodexHUB wrote, with MLflow itself.

Usage: mlflow_store.py read|write STORE_URI, a JSON object of arguments on stdin; the answer is JSON on stdout.
"""

import json
import sys
import warnings

warnings.filterwarnings("ignore")

import mlflow
import numpy as np
import pandas as pd
from mlflow import MlflowClient


def predictions(model, frame):
    predicted = model.predict(frame)
    return {name: np.asarray(values).tolist() for name, values in predicted.items()}


def read(client, arguments):
    run = client.get_run(arguments["run"])
    experiment = client.get_experiment_by_name(arguments["experiment"])
    found = client.search_runs([experiment.experiment_id], "params.l2 = '1'")
    version = client.get_model_version_by_alias(arguments["model"], "champion")
    uri = f"models:/{arguments['model']}@champion"
    onnx_model = mlflow.onnx.load_model(uri)
    pyfunc = mlflow.pyfunc.load_model(uri)
    frame = pd.DataFrame(arguments["columns"])
    objects = frame.astype({"single": object})
    return {
        "mlflow": mlflow.__version__,
        "experiment": experiment.name,
        "searched": [each.info.run_id for each in found],
        "status": run.info.status,
        "name": run.info.run_name,
        "user": run.info.user_id,
        "params": run.data.params,
        "metrics": {key: repr(value) for key, value in run.data.metrics.items()},
        "history": [[m.step, m.value] for m in client.get_metric_history(run.info.run_id, "val/loss")],
        "tags": run.data.tags,
        "artifacts": sorted(item.path for item in client.list_artifacts(run.info.run_id, "model")),
        "version": int(version.version),
        "source": version.source,
        "versionTags": version.tags,
        "models": [model.name for model in client.search_registered_models()],
        "inputs": [each.name for each in onnx_model.graph.input],
        "signature": pyfunc.metadata.signature.to_dict()["inputs"],
        "example": pyfunc.input_example.to_dict("list"),
        "predictions": predictions(pyfunc, frame),
        "fromObjects": predictions(pyfunc, objects),
        "byVersion": predictions(mlflow.pyfunc.load_model(f"models:/{arguments['model']}/1"), frame),
    }


def write(client, arguments):
    name = arguments["model"]
    client.set_model_version_tag(name, "1", "reviewed by", "Grace, 1e3 \u00fc")
    client.set_registered_model_alias(name, "challenger", "1")
    source = client.get_model_version(name, "1").source
    version = client.create_model_version(name, source, arguments["run"], description="on: 12:30:45")
    deleted = client.create_model_version(name, source, arguments["run"])
    client.delete_model_version(name, deleted.version)
    client.update_model_version(name, "1", "yes")
    return {"version": int(version.version), "deleted": int(deleted.version)}


if __name__ == "__main__":
    mlflow.set_tracking_uri(sys.argv[2])
    verb = {"read": read, "write": write}[sys.argv[1]]
    print(json.dumps(verb(MlflowClient(), json.load(sys.stdin))))
