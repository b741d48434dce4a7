import { GovernanceError } from '../../errors.ts';
import { RATES, type Rate, type RateName } from './rates.ts';

/** @throws GovernanceError `GOVERNANCE_OPTION_INVALID` */
export function refuseOption(
  option: string,
  requirement: string,
  received: unknown,
  advice: string,
): never {
  // Never the value of an object: it may hold rows.
  const shown = typeof received === 'object' && received !== null ? 'an object' : String(received);
  throw new GovernanceError('GOVERNANCE_OPTION_INVALID', {
    message: `uncertainty: ${option} must be ${requirement}; received ${shown}; ${advice}`,
    details: { option, received: shown },
  });
}

/** The level, strictly between 0 and 1. */
export function checkedLevel(level: number): number {
  if (typeof level === 'number' && level > 0 && level < 1) return level;
  return refuseOption('level', 'strictly between 0 and 1', level, 'pass 0.95 for 95 %');
}

/** The one of these names that was chosen. */
export function checkedChoice<Name extends string>(
  option: string,
  choices: readonly Name[],
  chosen: string,
): Name {
  const found = choices.find((choice) => choice === chosen);
  if (found !== undefined) return found;
  const names = choices.map((choice) => `"${choice}"`).join(', ');
  return refuseOption(option, `one of ${names}`, chosen, 'choose one of them');
}

/** The rate of that name. */
export function checkedRate(name: RateName): Rate {
  const chosen = checkedChoice(
    'rate',
    RATES.map((rate) => rate.name),
    name,
  );
  return RATES.find((rate) => rate.name === chosen)!;
}
