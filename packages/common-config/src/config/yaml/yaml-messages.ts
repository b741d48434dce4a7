import type { ErrorCode } from 'yaml';

// The library's own messages may quote the text, and with it a secret; these never do.
const messages: Partial<Record<ErrorCode, string>> = {
  ALIAS_PROPS: 'an alias cannot carry a tag or an anchor',
  BAD_ALIAS: 'an anchor or alias needs a name that does not end in ":"',
  BAD_COLLECTION_TYPE: 'the tag does not fit this kind of collection',
  BAD_DIRECTIVE: 'the % directive is not known',
  BAD_DQ_ESCAPE: 'invalid escape sequence in double quotes; use single quotes for a literal "\\"',
  BAD_INDENT: 'wrong indentation',
  BAD_PROP_ORDER: 'anchors and tags come after the "-", "?" or ":"',
  BAD_SCALAR_START: 'an unquoted text cannot begin with this character; quote it',
  BLOCK_AS_IMPLICIT_KEY: 'a nested object or array must begin on a line of its own',
  BLOCK_IN_FLOW: 'an indented block cannot stand within { } or [ ]',
  DUPLICATE_KEY: 'the key stands twice in this object',
  KEY_OVER_1024_CHARS: 'the key is longer than 1024 characters',
  MISSING_CHAR: 'a quote, comma, colon, space or bracket is missing here',
  MULTILINE_IMPLICIT_KEY: 'a key must stand on one line; is a ":" or an indentation missing?',
  MULTIPLE_ANCHORS: 'a value can have one anchor only',
  MULTIPLE_DOCS: 'a second document begins here; a configuration file holds one',
  MULTIPLE_TAGS: 'a value can have one tag only',
  TAB_AS_INDENT: 'a tab cannot indent; use spaces',
  TAG_RESOLVE_FAILED:
    'the tag is not known or does not fit its value; only plain JSON types are read',
  UNEXPECTED_TOKEN: 'this is not expected here',
};

/** What is wrong, in words that hold nothing of the text. */
export function yamlMessage(code: ErrorCode): string {
  return messages[code] ?? `the text is not valid YAML (${code})`;
}
