import { xmlProblem } from './well-formed.ts';

const SLACK = 1;
// Of the type's size, as the renderer estimates it: no font is at hand in a unit test.
const SIZES = { tiny: 7, small: 8, plain: 9 } as const;
const NARROW = " !'()*,-./:;I[]`fijlrt|";

/** What is wrong with the markup of a picture: broken XML, numbers that are none, parts outside. */
export function pictureFaults(svg: string): string[] {
  const problem = xmlProblem(svg);
  if (problem !== undefined) return [problem];
  const faults: string[] = [];
  const [left, top, width, height] = / viewBox="([^"]+)"/.exec(svg)![1]!.split(' ').map(Number) as [
    number,
    number,
    number,
    number,
  ];
  const check = (what: string, x: number, y: number): void => {
    if (Number.isFinite(x) && Number.isFinite(y)) {
      if (
        x >= left - SLACK &&
        x <= left + width + SLACK &&
        y >= top - SLACK &&
        y <= top + height + SLACK
      )
        return;
    }
    faults.push(`${what} at ${x} ${y} in ${width} × ${height}`);
  };
  for (const [whole, name, attributes = ''] of svg.matchAll(/<(text|rect|circle|path)( [^>]*)>/g)) {
    const at = (key: string): number =>
      Number(new RegExp(` ${key}="([^"]*)"`).exec(attributes)?.[1]);
    if (/="[^"]*(NaN|Infinity|undefined)[^"]*"/.test(attributes)) faults.push(whole);
    if (name === 'circle') check(whole, at('cx'), at('cy'));
    if (name === 'rect') {
      if (!(at('width') >= 0 && at('height') >= 0)) faults.push(whole);
      check(whole, at('x'), at('y'));
      check(whole, at('x') + at('width'), at('y') + at('height'));
    }
    if (name === 'path')
      for (const [x, y] of pathPoints(/ d="([^"]*)"/.exec(attributes)![1]!))
        check(whole.slice(0, 60), x, y);
  }
  for (const [whole, attributes = '', content = ''] of svg.matchAll(
    /<text( [^>]*)>(.*?)<\/text>/gs,
  )) {
    for (const [x, y] of textCorners(attributes, content)) check(whole.slice(0, 200), x, y);
  }
  return faults;
}

/** The ends of every stroke of a path, relative ones added up. */
function pathPoints(data: string): [number, number][] {
  const points: [number, number][] = [];
  let [x, y] = [0, 0];
  for (const [, command = '', numbers = ''] of data.matchAll(/([MLHVmlhvaZ])([^MLHVmlhvaZ]*)/g)) {
    const values = (numbers.match(/-?[\d.]+(?:e-?\d+)?/g) ?? []).map(Number);
    if (command === 'M' || command === 'L') [x, y] = values as [number, number];
    else if (command === 'H') x = values[0]!;
    else if (command === 'V') y = values[0]!;
    else if (command === 'h') x += values[0]!;
    else if (command === 'v') y += values[0]!;
    else if (command === 'm' || command === 'l') [x, y] = [x + values[0]!, y + values[1]!];
    else if (command === 'a') [x, y] = [x + values[5]!, y + values[6]!];
    if (command !== 'Z') points.push([x, y]);
  }
  return points;
}

function textCorners(attributes: string, content: string): [number, number][] {
  const at = (key: string): string => new RegExp(` ${key}="([^"]*)"`).exec(attributes)?.[1] ?? '';
  const classes = at('class').split(' ');
  const size =
    SIZES[classes.includes('tiny') ? 'tiny' : classes.includes('small') ? 'small' : 'plain'];
  const text = content
    .replace(/<title>.*?<\/title>/s, '')
    .replaceAll(/&(amp|lt|gt|quot|#39);/g, '&');
  const width =
    Array.from(text).reduce((sum, character) => sum + columns(character), 0) * 0.56 * size;
  const anchor = at('text-anchor');
  const [x, y] = [Number(at('x')), Number(at('y'))];
  const from = anchor === 'middle' ? -width / 2 : anchor === 'end' ? -width : 0;
  const corners: [number, number][] = [
    [from, 0],
    [from + width, -size * 0.75],
  ];
  return at('transform').startsWith('rotate(-90')
    ? corners.map(([across, down]) => [x + down, y - across])
    : corners.map(([across, down]) => [x + across, y + down]);
}

function columns(character: string): number {
  if ('MW@%—…mw'.includes(character)) return 1.6;
  if (NARROW.includes(character)) return 0.6;
  if (character >= 'A' && character <= 'Z') return 1.3;
  const code = character.codePointAt(0) ?? 0;
  return code >= 0x1100 && (code < 0x2000 || code > 0x25ff) ? 2 : 1;
}
