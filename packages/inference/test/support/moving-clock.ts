import type { Clock } from '@codexhub/common-config/kernel';

export interface MovingClock extends Clock {
  advance(seconds: number): void;
}

export function movingClock(start = '2026-01-01T00:00:00.000Z'): MovingClock {
  let at = Date.parse(start);
  return {
    now: () => new Date(at),
    advance: (seconds) => {
      at += seconds * 1000;
    },
  };
}
