export type { DanfoFrame, DanfoModule } from './danfo-frame.ts';
export { fromDanfo } from './from-danfo.ts';
export { toDanfo } from './to-danfo.ts';
