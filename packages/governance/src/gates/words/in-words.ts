const words: Readonly<Record<string, string>> = {
  absent: 'it was not measured',
  bands_differ: 'the stored counts are of other bands',
  bins_differ: 'the two profiles are not of the same bins',
  beyond_limit: 'the whole interval lies beyond the limit',
  beyond_limit_unadjusted:
    'it is beyond the limit by itself, not once all groups of the check are allowed for',
  baseline_contract_differs: 'the champion was made under another contract',
  baseline_near_zero:
    "the champion's value cannot be told from 0, so nothing can be said relative to it",
  baseline_saw_test_rows:
    'the champion was made from other data or another split, and may have been trained on these test rows',
  baseline_ungoverned:
    'the alias does not stand where its last decision put it: no champion to trust',
  baseline_zero: "the champion's value is 0, so nothing can be said relative to it",
  below_minimum_n: 'too few rows to conclude',
  change_differs: 'it is not the change of the two values',
  column_absent: 'the column was not profiled',
  constant_column: 'all rows of both lie in one bin, so nothing can drift',
  definition_differs: 'it was measured under another definition',
  fewer_than_two_groups: 'fewer than two groups can be judged',
  group_absent: 'the group is not in the data',
  group_below_minimum: 'the group is below the minimum size',
  interval_level_too_low: 'its interval is of a lower level than the policy asks for',
  interval_not_sound: 'its interval does not hold its value',
  interval_straddles_limit: 'the interval straddles the limit',
  measured_twice: 'it was measured twice',
  model_and_procedure_disagree: 'the served model and the procedure disagree',
  no_baseline:
    'there is no champion to compare with: a first promotion needs a signed waiver, or a policy without checks on change',
  no_documents: 'no artefact was searched',
  no_interval: 'it has no interval',
  no_negatives: 'there is no row with the other outcome',
  no_positives: 'no row of the group has the favourable outcome',
  no_predicted_positives: 'nothing was predicted positive',
  no_rows: 'there are no rows',
  no_weight: 'all rows of it weigh nothing',
  no_selection: 'nobody in the reference was decided favourably',
  not_a_number: 'it is not a number',
  not_finite: 'it is infinite',
  not_in_range: 'it is a value that this cannot have',
  not_looked_for: 'not everything that the policy names was looked for',
  reference_absent: 'the reference group is not in the data',
  reference_below_minimum: 'the reference group is below the minimum size',
  repeats_differ: 'the repeats do not count the same rows',
  rows_missing: 'fewer rows were counted than there are',
  short_of_target: 'within the limit, short of the target',
  single_class: 'all outcomes are the same',
  too_few_rows: 'too few rows for more than one bin',
  too_large_to_exclude: 'the group has 2 % of the rows or more and may not be excluded',
  unknown_group: 'rows of unknown group',
  within_limit: 'within the limit',
  within_target: 'within the target',
};

/** A reason as a person would say it; one that is not known stays as it is. */
export function inWords(reason: string): string {
  return words[reason] ?? reason.replaceAll('_', ' ');
}
