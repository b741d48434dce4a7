/** The Python packages that a written model was loaded with: `tests/interop` runs these very ones. */
export const onnxEnvironment = {
  python: '3.11.7',
  mlflow: '3.17.2',
  numpy: '2.4.6',
  onnx: '1.23.2',
  onnxruntime: '1.31.1',
} as const;

/** `requirements.txt`, `python_env.yaml` and `conda.yaml` of a model folder. */
export function environmentFiles(): Readonly<Record<string, string>> {
  const { python, ...packages } = onnxEnvironment;
  const pins = Object.entries(packages).map(([name, version]) => `${name}==${version}`);
  return {
    'requirements.txt': `${pins.join('\n')}\n`,
    'python_env.yaml': `python: "${python}"\nbuild_dependencies:\n  - "pip"\ndependencies:\n  - "-r requirements.txt"\n`,
    'conda.yaml': `name: "mlflow-env"\nchannels:\n  - "conda-forge"\ndependencies:\n  - "python=${python}"\n  - "pip"\n  - pip:\n${pins.map((pin) => `    - "${pin}"\n`).join('')}`,
  };
}
