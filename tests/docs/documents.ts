import { filesBelow, packages, read, root } from '../architecture/repository.ts';

/** All documents that people read. */
export const documents: readonly string[] = [
  ...[
    'README.md',
    'ARCHITECTURE.md',
    'CHANGELOG.md',
    'CONTRIBUTING.md',
    'ROADMAP.md',
    'SECURITY.md',
    'AGENTS.md',
  ],
  ...filesBelow('docs').filter((path) => path.endsWith('.md')),
  ...filesBelow('examples').filter((path) => path.endsWith('.md')),
  ...packages.map((name) => `packages/${name}/README.md`),
];

/** A fenced block of a document. */
export interface CodeBlock {
  readonly document: string;
  readonly line: number;
  readonly language: string;
  readonly code: string;
}

export function codeBlocks(language: string): CodeBlock[] {
  return documents.flatMap((document) => {
    const blocks: CodeBlock[] = [];
    const text = read(document);
    for (const match of text.matchAll(/^```(\w*)[^\n]*\n([\s\S]*?)^```/gm)) {
      const line = text.slice(0, match.index).split('\n').length;
      if (match[1] === language) blocks.push({ document, line, language, code: match[2]! });
    }
    return blocks;
  });
}

export { read, root };
