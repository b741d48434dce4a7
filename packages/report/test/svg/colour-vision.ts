/** Linear light as the three cones of one kind of vision tell it apart: Machado 2009, severity 1. */
export const VISIONS = {
  all: [1, 0, 0, 0, 1, 0, 0, 0, 1],
  protanopia: [
    0.152286, 1.052583, -0.204868, 0.114503, 0.786281, 0.099216, -0.003882, -0.048116, 1.051998,
  ],
  deuteranopia: [
    0.367322, 0.860646, -0.227968, 0.280085, 0.672501, 0.047413, -0.01182, 0.04294, 0.968881,
  ],
  tritanopia: [
    1.255528, -0.076749, -0.178779, -0.078411, 0.930809, 0.147602, 0.004733, 0.691367, 0.3039,
  ],
} as const;

type Vector = readonly [number, number, number];

/** Contrast of two colours as WCAG 2.2 defines it, from 1 to 21. */
export function contrast(one: string, other: string): number {
  const [low, high] = [luminance(one), luminance(other)].sort((a, b) => a - b);
  return (high! + 0.05) / (low! + 0.05);
}

/** Distance in CIELAB (ΔE 1976) as somebody of this vision sees it; about 2 is just noticed. */
export function distanceFor(vision: keyof typeof VISIONS, one: string, other: string): number {
  const [first, second] = [one, other].map((hex) => lab(seen(linear(hex), VISIONS[vision])));
  return Math.hypot(...first!.map((value, index) => value - second![index]!));
}

function linear(hex: string): Vector {
  const parts = [1, 3, 5].map((at) => Number.parseInt(hex.slice(at, at + 2), 16) / 255);
  return parts.map((v) => (v <= 0.04045 ? v / 12.92 : ((v + 0.055) / 1.055) ** 2.4)) as never;
}

function luminance(hex: string): number {
  const [red, green, blue] = linear(hex);
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

function seen(colour: Vector, matrix: readonly number[]): Vector {
  return [0, 3, 6].map((row) => {
    const value = colour.reduce((sum, part, index) => sum + part * matrix[row + index]!, 0);
    return Math.min(1, Math.max(0, value));
  }) as never;
}

function lab([red, green, blue]: Vector): Vector {
  const bend = (t: number): number => (t > 0.008856 ? Math.cbrt(t) : 7.787 * t + 16 / 116);
  const x = bend((0.4124 * red + 0.3576 * green + 0.1805 * blue) / 0.95047);
  const y = bend(0.2126 * red + 0.7152 * green + 0.0722 * blue);
  const z = bend((0.0193 * red + 0.1192 * green + 0.9505 * blue) / 1.08883);
  return [116 * y - 16, 500 * (x - y), 200 * (y - z)];
}
