// The DOM is not among the types of this repository.
// biome-ignore lint/suspicious/noExplicitAny: the browser's own objects
type Dom = any;

/** Pairs of texts of one picture whose boxes overlap. To be passed to `page.evaluate`. */
export function coveredTexts(): readonly string[] {
  const { document } = globalThis as Dom;
  const covered: string[] = [];
  for (const svg of document.querySelectorAll('svg')) {
    const texts = [...svg.querySelectorAll('text')].map((text: Dom) => {
      const box = text.getBoundingClientRect();
      // The box of a text is as high as its line; the letters take the middle of it.
      const slack = Math.min(box.width, box.height) * 0.18;
      return { said: text.textContent, box, slack };
    });
    texts.forEach((one, index) => {
      for (const other of texts.slice(index + 1)) {
        const apart =
          one.box.right - one.slack <= other.box.left ||
          other.box.right - other.slack <= one.box.left ||
          one.box.bottom - one.slack <= other.box.top + other.slack ||
          other.box.bottom - other.slack <= one.box.top + one.slack;
        if (!apart) {
          covered.push(`in ${svg.getAttribute('aria-label')}: ${one.said} and ${other.said}`);
        }
      }
    });
  }
  return covered;
}
