// A stretch of a text that tells of a person.

export type PersonalDataType =
  | 'name'
  | 'place'
  | 'address'
  | 'date'
  | 'age'
  | 'phone'
  | 'email'
  | 'ssn'
  | 'record_number'
  | 'plan_number'
  | 'account_number'
  | 'licence_number'
  | 'id_number'
  | 'card_number'
  | 'iban'
  | 'ip_address';

/** Half-open, in UTF-16 units of the text. */
export type PersonalData = { type: PersonalDataType; start: number; end: number };
