export interface Element {
  readonly name: string;
  readonly attributes: Readonly<Record<string, string>>;
  readonly children: readonly Element[];
  readonly text: string;
}

// XML 1.0, production 2; without the high controls, which it only discourages.
const FORBIDDEN = /[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\u{10000}-\u{10ffff}]/u;
const NAMED: Readonly<Record<string, string>> = {
  lt: '<',
  gt: '>',
  amp: '&',
  quot: '"',
  apos: "'",
};

/**
 * Reads a document as strictly as a parser must: it shares nothing with what writes it. Declaration,
 * elements, attributes in double quotes, text, the five named references; all else is refused.
 */
export function readXml(text: string): Element {
  if (FORBIDDEN.test(text)) throw new Error('a character that XML forbids');
  let at = 0;
  const take = (pattern: RegExp): RegExpExecArray | undefined => {
    const sticky = new RegExp(pattern.source, 'uy');
    sticky.lastIndex = at;
    const match = sticky.exec(text);
    if (match) at = sticky.lastIndex;
    return match ?? undefined;
  };
  const need = (pattern: RegExp): RegExpExecArray => {
    const match = take(pattern);
    if (!match) throw new Error(`expected ${pattern} at ${at}: ${text.slice(at, at + 40)}`);
    return match;
  };
  const element = (): Element => {
    const name = need(/<([A-Za-z][\w-]*)/)[1]!;
    const attributes: Record<string, string> = {};
    for (let match = take(/\s+([A-Za-z][\w-]*)="([^"<]*)"/); match; ) {
      if (Object.hasOwn(attributes, match[1]!)) throw new Error(`${match[1]} twice`);
      attributes[match[1]!] = decoded(match[2]!);
      match = take(/\s+([A-Za-z][\w-]*)="([^"<]*)"/);
    }
    if (take(/\s*\/>/)) return { name, attributes, children: [], text: '' };
    need(/\s*>/);
    const children: Element[] = [];
    let content = '';
    for (;;) {
      content += decoded(take(/[^<]+/)?.[0] ?? '');
      if (take(/<\/([A-Za-z][\w-]*)\s*>/)) {
        if (!text.slice(0, at).endsWith(`</${name}>`)) throw new Error(`${name} is not closed`);
        return { name, attributes, children, text: content };
      }
      children.push(element());
    }
  };
  need(/<\?xml version="1\.0" encoding="UTF-8"\?>\s*/);
  const root = element();
  need(/\s*/);
  if (at !== text.length) throw new Error('something stands behind the root');
  return root;
}

function decoded(text: string): string {
  if (text.includes(']]>')) throw new Error('"]]>" in text');
  return text.replace(/&([^;&]*;)?/g, (_, name: string | undefined) => {
    const mark = NAMED[name?.slice(0, -1) ?? ''];
    if (mark === undefined) throw new Error(`an unknown reference: &${name}`);
    return mark;
  });
}
