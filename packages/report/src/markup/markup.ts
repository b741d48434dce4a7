import { escapeText } from './escape-text.ts';

/** Text that is markup already. Only this folder makes it, so whatever else is a string is escaped. */
export class Markup {
  readonly text: string;

  constructor(text: string) {
    this.text = text;
  }
}

export type Child = Markup | string | null | readonly Child[];

export type Attributes = Readonly<Record<string, string | number | undefined>>;

// Elements of HTML that have no end tag.
const VOID = new Set(['meta', 'br']);

/**
 * One element of XML that HTML parsers read alike: attributes quoted, strings escaped, numbers
 * rounded to hundredths; an attribute that is `undefined` is absent.
 * @example
 * element('text', { x: 1.005 }, 'a < b').text; // Returns: '<text x="1">a &lt; b</text>'
 */
export function element(
  name: string,
  attributes: Attributes,
  ...children: readonly Child[]
): Markup {
  const written = Object.entries(attributes)
    .filter(([, value]) => value !== undefined)
    .map(([key, value]) => ` ${key}="${attributeText(value as string | number)}"`)
    .join('');
  if (VOID.has(name)) return new Markup(`<${name}${written}/>`);
  return new Markup(`<${name}${written}>${childText(children)}</${name}>`);
}

/** Several children as one. */
export function fragment(...children: readonly Child[]): Markup {
  return new Markup(childText(children));
}

function childText(child: Child): string {
  if (child === null) return '';
  if (typeof child === 'string') return escapeText(child);
  if (child instanceof Markup) return child.text;
  return child.map(childText).join('');
}

function attributeText(value: string | number): string {
  if (typeof value === 'string') return escapeText(value);
  // Adding 0 turns -0 into 0.
  return String(Math.round(value * 100) / 100 + 0);
}
