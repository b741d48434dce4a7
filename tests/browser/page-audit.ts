/** What is wrong with a page as it is drawn. Runs inside the browser: it stands on nothing outside. */
export interface PageAudit {
  readonly pictures: readonly {
    readonly name: string;
    readonly width: number;
    readonly height: number;
  }[];
  /** Texts below 4.5:1 against what lies behind them. */
  readonly faint: readonly string[];
  /** Texts that leave the box that holds them. */
  readonly overflowing: readonly string[];
  readonly texts: number;
}

// The DOM is not among the types of this repository.
// biome-ignore lint/suspicious/noExplicitAny: the browser's own objects
type Dom = any;

/** To be passed to `page.evaluate`. */
export function auditPage(): PageAudit {
  const { document, getComputedStyle, innerWidth } = globalThis as Dom;
  const faint: string[] = [];
  const overflowing: string[] = [];
  let texts = 0;

  type Colour = readonly [number, number, number, number];
  const parse = (text: string): Colour => {
    const [red = 0, green = 0, blue = 0, alpha = 1] = (text.match(/[\d.]+/g) ?? []).map(Number);
    return [red, green, blue, text.startsWith('rgb') ? alpha : 0];
  };
  const over = (top: Colour, under: Colour): Colour => {
    const mix = (index: 0 | 1 | 2): number => top[index] * top[3] + under[index] * (1 - top[3]);
    return [mix(0), mix(1), mix(2), 1];
  };
  const luminance = ([red, green, blue]: Colour): number => {
    const linear = [red, green, blue].map((value) => {
      const share = value / 255;
      return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
    });
    return 0.2126 * linear[0]! + 0.7152 * linear[1]! + 0.0722 * linear[2]!;
  };
  const contrast = (one: Colour, other: Colour): number => {
    const [low, high] = [luminance(one), luminance(other)].sort((a, b) => a - b) as [
      number,
      number,
    ];
    return (high + 0.05) / (low + 0.05);
  };
  const backgroundOf = (element: Dom): Colour => {
    const parent: Colour = element.parentElement
      ? backgroundOf(element.parentElement)
      : [255, 255, 255, 1];
    return over(parse(getComputedStyle(element).backgroundColor), parent);
  };
  // Of a text in a picture: the filled shapes drawn before it that lie under its middle. A text
  // with a halo lies on the paper of its halo.
  const shapesUnder = (text: Dom, svg: Dom): Colour => {
    const style = getComputedStyle(text);
    if (style.paintOrder.startsWith('stroke') && style.stroke !== 'none')
      return parse(style.stroke);
    const box = text.getBoundingClientRect();
    const [x, y] = [box.x + box.width / 2, box.y + box.height / 2];
    let colour = backgroundOf(svg);
    for (const shape of svg.querySelectorAll('rect')) {
      const follows = shape.compareDocumentPosition(text) & 4;
      const area = shape.getBoundingClientRect();
      if (!follows || x < area.left || x > area.right || y < area.top || y > area.bottom) continue;
      const { fill, fillOpacity } = getComputedStyle(shape);
      if (fill === 'none') continue;
      const [red, green, blue] = parse(fill);
      colour = over([red, green, blue, Number(fillOpacity)], colour);
    }
    return colour;
  };
  const check = (said: string, ink: Colour, paper: Colour): void => {
    texts += 1;
    const ratio = contrast(over(ink, paper), paper);
    if (ratio < 4.5) faint.push(`${said.trim().slice(0, 40)}: ${ratio.toFixed(2)}`);
  };

  const pictures = [...document.querySelectorAll('svg')].map((svg: Dom) => {
    const outer = svg.getBoundingClientRect();
    for (const text of svg.querySelectorAll('text')) {
      const box = text.getBoundingClientRect();
      const isInside =
        box.left >= outer.left - 1 &&
        box.right <= outer.right + 1 &&
        box.top >= outer.top - 1 &&
        box.bottom <= outer.bottom + 1;
      if (!isInside) overflowing.push(`in ${svg.getAttribute('aria-label')}: ${text.textContent}`);
      check(text.textContent, parse(getComputedStyle(text).fill), shapesUnder(text, svg));
    }
    const name = svg.getAttribute('role') === 'img' ? (svg.getAttribute('aria-label') ?? '') : '';
    return { name, width: outer.width, height: outer.height };
  });

  for (const element of document.querySelectorAll('body *')) {
    if (element.closest('svg') || !element.checkVisibility()) continue;
    const own = [...element.childNodes]
      .filter((node: Dom) => node.nodeType === 3)
      .map((node: Dom) => node.textContent)
      .join('');
    if (own.trim() === '') continue;
    const style = getComputedStyle(element);
    check(own, parse(style.color), backgroundOf(element));
    const box = element.getBoundingClientRect();
    const isCut = element.scrollWidth > element.clientWidth + 1 && style.display !== 'inline';
    const isEllipsis = style.textOverflow === 'ellipsis';
    const scrolls = element.closest('.scroll') !== null;
    if ((isCut && !isEllipsis) || (!scrolls && box.right > innerWidth + 1))
      overflowing.push(own.trim().slice(0, 60));
  }
  return { pictures, faint, overflowing, texts };
}
