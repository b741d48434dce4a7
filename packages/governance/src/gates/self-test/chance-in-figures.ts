/** A chance in whole percent, never rounded to none or to certainty. */
export function chanceInFigures(share: number): string {
  const hundredths = 100 * share;
  if (hundredths > 0 && hundredths < 0.5) return '< 1 %';
  if (hundredths < 100 && hundredths > 99.5) return '> 99 %';
  return `${Math.round(hundredths)} %`;
}
