const NAME = '[A-Za-z][A-Za-z0-9:-]*';
const TOKEN = new RegExp(
  `<(/?)(${NAME})((?:\\s+${NAME}="[^"<]*")*)\\s*(/?)>|<\\?xml[^>]*\\?>|<!DOCTYPE html>|([^<]+)`,
  'gy',
);
const ENTITY = /&(?!(?:amp|lt|gt|quot|#39);)/;

/**
 * What keeps a text from being well-formed XML (a doctype of HTML is let through), or undefined:
 * every tag closed in order, every attribute quoted and named once, every `&` an entity.
 */
export function xmlProblem(text: string): string | undefined {
  const open: string[] = [];
  let at = 0;
  while (at < text.length) {
    TOKEN.lastIndex = at;
    const token = TOKEN.exec(text);
    if (!token) return `no token at ${at}: ${text.slice(at, at + 40)}`;
    at = TOKEN.lastIndex;
    const [, isEnd, name, attributes = '', isEmpty, content = ''] = token;
    if (ENTITY.test(attributes) || (open.at(-1) !== 'style' && ENTITY.test(content)))
      return `a raw ampersand before ${at}`;
    const names = [...attributes.matchAll(/\s([A-Za-z:-]+)="[^"]*"/g)].map(([, key]) => key);
    if (new Set(names).size !== names.length) return `an attribute twice before ${at}`;
    if (!name || isEmpty) continue;
    if (!isEnd) open.push(name);
    else if (open.pop() !== name) return `</${name}> closes another element before ${at}`;
  }
  return open.length === 0 ? undefined : `not closed: ${open.join(', ')}`;
}
