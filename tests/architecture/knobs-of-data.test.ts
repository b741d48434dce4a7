import { isOfPolicy, knobs } from './knobs.ts';
import { turnKnobs } from './turn-knobs.ts';

turnKnobs(knobs.filter((knob) => !isOfPolicy(knob)));
