/**
 * The target of the first link with `rel="next"` in a `Link` header (RFC 8288).
 * @returns undefined where there is none.
 * @example
 * nextLink('<https://api.example/?page=2>; rel="next"'); // Returns: 'https://api.example/?page=2'
 */
export function nextLink(header: string | null): string | undefined {
  const link =
    /<([^>]*)>((?:\s*;\s*[\w!#$%&'*+.^`|~-]+(?:\s*=\s*(?:"(?:[^"\\]|\\.)*"|[^\s",;]*))?)*)/g;
  for (const [, target, parameters] of (header ?? '').matchAll(link)) {
    const relation = /;\s*rel\s*=\s*(?:"([^"]*)"|([^\s",;]+))/i.exec(parameters!);
    const names = (relation?.[1] ?? relation?.[2] ?? '').toLowerCase().split(/\s+/);
    if (names.includes('next')) return target;
  }
  return undefined;
}
