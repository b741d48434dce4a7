/** A cell that is there and cannot be read: no builder knows a symbol. */
const UNREADABLE: unique symbol = Symbol('unreadable');

/**
 * What stands under an own key; undefined where there is none. Other code has made the object: where
 * a getter or a proxy throws, the cell is one that fits no type, and what was thrown is not repeated.
 */
export function ownCell(of: object, key: string | number): unknown {
  try {
    return Object.hasOwn(of, key) ? Reflect.get(of, key) : undefined;
  } catch {
    return UNREADABLE;
  }
}
