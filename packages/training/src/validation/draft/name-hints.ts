/** What the name of a column says of its cells. */
export type NameHint = 'protected' | 'personal' | 'identifier' | undefined;

const PROTECTED = new Set(
  'sex gender race ethnicity ethnic religion faith nationality citizenship disability disabled orientation pregnant pregnancy veteran age birthdate dob birth caste afam black hispanic latino'.split(
    ' ',
  ),
);
const PERSONAL = new Set(
  'name firstname lastname surname forename fullname email mail phone telephone mobile fax address street ssn passport iban licence license zip zipcode postcode postal ip latitude longitude'.split(
    ' ',
  ),
);
const IDENTIFIER = new Set(
  'id ids uuid guid key identifier account acct number no nr serial hash token'.split(' '),
);

/**
 * Reads a name by its words (`customerId`, `customer_id`, `CUSTOMER-ID`): which may be a protected
 * attribute, which personal data, which an identifier. A hint for people to confirm, no proof.
 */
export function nameHint(name: string): NameHint {
  const words = name
    .replace(/([a-z0-9])([A-Z])/g, '$1 $2')
    .toLowerCase()
    .split(/[^a-z0-9]+/)
    .filter((word) => word !== '');
  if (words.some((word) => PROTECTED.has(word))) return 'protected';
  if (words.some((word) => PERSONAL.has(word))) return 'personal';
  // "number" ends an identifier ("account number") and begins a count ("number of rooms").
  return IDENTIFIER.has(words.at(-1) ?? '') ? 'identifier' : undefined;
}
