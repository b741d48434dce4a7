import { RegistryError } from '../errors.ts';

/**
 * A path of an artifact: relative, with "/", and the same path however often it is decoded.
 *
 * @throws RegistryError `REGISTRY_ARTIFACT_PATH_INVALID` for an absolute path, a drive or scheme,
 * a backslash, a control character, and an empty, `.` or `..` part, percent-encoded or not.
 */
export function checkArtifactPath(path: string): void {
  let text = path;
  for (let round = 0; round < 8; round += 1) {
    if (!isPlain(text)) throw invalid(path);
    const decoded = decode(text);
    if (decoded === text) return;
    text = decoded;
  }
  throw invalid(path);
}

function isPlain(path: string): boolean {
  return (
    path.isWellFormed() &&
    !/[\\\p{Cc}]/u.test(path) &&
    !/^[A-Za-z][A-Za-z0-9+.-]*:/.test(path) &&
    path
      .split('/')
      .every((part) => !['', '.', '..'].includes(part) && Buffer.byteLength(part) <= 255)
  );
}

// Every sound %XX by itself, so that a broken sequence elsewhere does not hide one.
function decode(path: string): string {
  return path.replace(/%[0-9a-f]{2}/gi, (code) => {
    return String.fromCharCode(Number.parseInt(code.slice(1), 16));
  });
}

function invalid(path: string): RegistryError {
  return new RegistryError('REGISTRY_ARTIFACT_PATH_INVALID', {
    message: `registry: an artifact's path must be relative, with "/" between plain names; received ${JSON.stringify(path.slice(0, 300))}; give a path such as "model/model.onnx"`,
    details: { path: path.slice(0, 300) },
  });
}
