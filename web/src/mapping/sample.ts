/** Fields that say who somebody is. */
const personal = new Set(['citizen', 'former', 'mother', 'father', 'custody', 'of', 'to', 'name', 'address', 'responsible']);
const personalWords = /cpr|navn(?!et)|name|adresse|address|telefon|mail/i;
const notPersons = /leverand|provider|tilbud|konto|ydelse|indsats/i;
const cprNumber = /\b\d{6}[- ]?\d{4}\b/g;

/** What of a file is shown on the screen: enough to tell what a column holds, never who a row is about. */
export function shownSample(value: string, column: string, field: string): string {
  const isPersonal = personal.has(field) || (personalWords.test(column) && !notPersons.test(column));
  if (isPersonal)
    return value
      .replace(/\d/g, '0')
      .replace(/\p{Lu}/gu, 'X')
      .replace(/\p{Ll}/gu, 'x');
  return value.replace(cprNumber, '000000-0000');
}
