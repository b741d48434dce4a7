/** A JSON object: what a record, a log line or an error's details may be made of. */
export interface JsonObject {
  readonly [key: string]: JsonValue;
}

/** Anything that JSON can hold without loss. */
export type JsonValue = null | boolean | number | string | readonly JsonValue[] | JsonObject;
