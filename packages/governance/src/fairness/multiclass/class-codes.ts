import { GovernanceError } from '../../errors.ts';
import { codeUnitOrder } from '../../internal/code-unit-order.ts';
import { axisOf, type GroupColumn } from '../../tensor/axis.ts';

/** True and predicted classes as codes into one list. */
export interface ClassCodes {
  readonly classes: readonly string[];
  readonly yTrue: Int32Array;
  readonly yPred: Int32Array;
}

/**
 * The classes of rows as codes: of those given, or of all that occur, in code-unit order.
 * @throws GovernanceError `GOVERNANCE_CLASSES_INVALID` where a class is missing, no text, or not among
 * those given; where one is given twice, or there are fewer than two.
 */
export function classCodes(
  columns: { readonly yTrue: GroupColumn; readonly yPred: GroupColumn },
  given: readonly string[] | undefined,
): ClassCodes {
  const axes = {
    yTrue: classAxis('yTrue', columns.yTrue),
    yPred: classAxis('yPred', columns.yPred),
  };
  const occurring = new Set<string>();
  for (const { codes, categories } of Object.values(axes)) {
    const seen = new Uint8Array(categories.length);
    for (let row = 0; row < codes.length; row += 1) seen[codes[row]!] = 1;
    for (const [code, category] of categories.entries()) {
      if (seen[code]) occurring.add(category);
    }
  }
  const classes = given ? checkedClasses(given) : [...occurring].sort(codeUnitOrder);
  if (classes.length < 2) {
    throw classesInvalid('there must be at least two classes', `${classes.length}`);
  }
  const index = new Map(classes.map((name, code) => [name, code]));
  return {
    classes,
    yTrue: recode('yTrue', axes.yTrue, index),
    yPred: recode('yPred', axes.yPred, index),
  };
}

/** What is thrown of classes: says no row's class. */
export function classesInvalid(requirement: string, received: string): GovernanceError {
  return new GovernanceError('GOVERNANCE_CLASSES_INVALID', {
    message: `fairness: ${requirement}; received ${received}; correct the labels, or name all classes under classes`,
    details: { requirement, received },
  });
}

function classAxis(
  name: string,
  column: GroupColumn,
): { readonly codes: Int32Array; readonly categories: readonly string[] } {
  try {
    const { codes, categories } = axisOf(name, column);
    const missing = codes.findIndex((code) => !(code >= 0 && code < categories.length));
    if (missing < 0) return { codes, categories };
    throw classesInvalid(`every row must have a class in ${name}`, `none in row ${missing}`);
  } catch (cause) {
    if (!(GovernanceError.isInstance(cause) && cause.code === 'GOVERNANCE_GROUPS_INVALID'))
      throw cause;
    const received = String(cause.details['received'] ?? 'something else');
    throw new GovernanceError('GOVERNANCE_CLASSES_INVALID', {
      message: `fairness: the classes in ${name} must be a category column or texts; received ${received}; write numbers as texts`,
      details: { name, received },
      cause,
    });
  }
}

function checkedClasses(given: readonly string[]): readonly string[] {
  if (!Array.isArray(given)) {
    throw classesInvalid('classes must be an array of texts', `a ${typeof given}`);
  }
  const seen = new Set<unknown>();
  for (const name of given as readonly unknown[]) {
    if (typeof name !== 'string' || !name.isWellFormed()) {
      throw classesInvalid('every class must be a well-formed text', `a ${typeof name}`);
    }
    if (seen.has(name)) throw classesInvalid('each class must be given once', 'one twice');
    seen.add(name);
  }
  return given.toSorted(codeUnitOrder);
}

function recode(
  name: string,
  { codes, categories }: { readonly codes: Int32Array; readonly categories: readonly string[] },
  index: ReadonlyMap<string, number>,
): Int32Array {
  const codeOf = new Int32Array(categories.length);
  for (const [code, category] of categories.entries()) codeOf[code] = index.get(category) ?? -1;
  const recoded = new Int32Array(codes.length);
  for (let row = 0; row < codes.length; row += 1) {
    const code = codeOf[codes[row]!]!;
    if (code < 0) {
      throw classesInvalid(
        `every class in ${name} must be one of classes`,
        `another one in row ${row}`,
      );
    }
    recoded[row] = code;
  }
  return recoded;
}
