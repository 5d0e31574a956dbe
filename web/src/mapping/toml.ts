import type { KindChoice } from '../api/contract';

/** What a person has chosen about a file, before it is a mapping. */
export interface ColumnDraft {
  column: string;
  /** A field of ours; empty: the column is known and not used. */
  field: string;
  /** The file's value to ours; those left out stand as they are. */
  values: Record<string, string>;
}

export type DeliveryMode = 'full' | 'change' | 'append';
export type EndMeaning = 'last_day' | 'first_day_after';
export type Overlap = 'keep' | 'next_start_ends';

export interface MappingDraft {
  code: string;
  name: string;
  /** "grant", "posting" and so on. */
  fact: string;
  fileName: string;
  /** Of a workbook with several sheets, the one that is read. */
  sheet?: string;
  mode: DeliveryMode;
  end: EndMeaning;
  overlap: Overlap;
  columns: ColumnDraft[];
}

// A JSON text is a TOML basic string.
const quoted = (text: string) => JSON.stringify(text);
const line = (key: string, value: string) => `${key} = ${quoted(value)}`;

/** "opus_2025_10.csv" next month is "opus_2025_11.csv": digits may be any. */
export function filePattern(fileName: string): string {
  const name = fileName.toLowerCase();
  const digits = /[_\-. ]*\d.*\d(?=\.\w+$)|[_\-. ]*\d(?=\.\w+$)/;
  const pattern = name.replace(digits, '*');
  // Every file is no name: then it is this one only.
  return pattern.startsWith('*.') ? name : pattern;
}

/** `code`, or the first of code_b, code_c … that no mapping has. */
export function freeCode(code: string, taken: string[]): string {
  const letters = [...'abcdefghijklmnopqrstuvwxyz'];
  const base = code || 'kilde';
  return [base, ...letters.slice(1).map((letter) => `${base}_${letter}`)].find((one) => !taken.includes(one)) ?? base;
}

export function codeOfFile(fileName: string): string {
  return fileName
    .toLowerCase()
    .replace(/\.\w+$/, '')
    .replaceAll('æ', 'ae')
    .replaceAll('ø', 'oe')
    .replaceAll('å', 'aa')
    .replace(/[^a-z]+/g, '_')
    .replace(/^_+|_+$/g, '');
}

/** The field whose kroner the receipt sums, and those that name a row from one delivery to the next. */
const moneyOf: Record<string, string> = { grant: 'price', tariff: 'price', budget: 'revised', early_help: 'cost' };
const namesOf: Record<string, string[]> = {
  citizen: ['citizen'],
  grant: ['citizen', 'law', 'service', 'facility', 'start'],
  quantity: ['citizen', 'service', 'facility', 'start'],
  tariff: ['facility', 'service_detail', 'start'],
  posting: ['reference'],
  budget: ['fiscal_year', 'account', 'period'],
  activity: ['citizen', 'type', 'unit', 'start', 'due_on'],
};

/** The source's own number where it has one; else what a row of the kind is known by, unless a person is all of it. */
function keyOf(draft: MappingDraft, has: (field: string) => boolean): string[] {
  if (has('row_id')) return ['row_id'];
  const names = (namesOf[draft.fact] ?? []).filter(has);
  return names.length === 1 && names[0] === 'citizen' && draft.fact !== 'citizen' ? [] : names;
}

/** The month or day that the file's name tells. */
function extractDateLines(fileName: string): string[] {
  const from = (pattern: string, part: string) => `extract_date = { from = "file_name", pattern = ${quoted(pattern)}${part} }`;
  if (/\d{4}-\d{2}-\d{2}/.test(fileName)) return [from(String.raw`(\d{4})-(\d{2})-(\d{2})`, '')];
  if (/(19|20)\d{2}[-_]?\d{2}(?!\d)/.test(fileName)) return [from(String.raw`(\d{4})[-_]?(\d{2})`, ', part = "end_of_month"')];
  return [];
}

function deliveryLines(draft: MappingDraft): string[] {
  const has = (field: string) => draft.columns.some((column) => column.field === field);
  const lines = ['[delivery]', line('mode', draft.mode)];
  if (draft.mode === 'full') lines.push(line('absent', 'closed'));
  const key = keyOf(draft, has);
  if (key.length > 0 || draft.mode === 'change') lines.push(`key = [${key.map(quoted).join(', ')}]`);
  if (draft.fact === 'grant' && has('end')) lines.push(line('overlap', draft.overlap));
  const money = moneyOf[draft.fact] ?? 'amount';
  if (has(money)) lines.push(line('amount', money));
  lines.push(...extractDateLines(draft.fileName));
  if (draft.fact === 'posting' && !has('fiscal_year')) lines.push(line('fiscal_year', 'calendar_year_of_posting'));
  return lines;
}

function columnLines(column: ColumnDraft, end: EndMeaning, kind: KindChoice | undefined): string[] {
  const lines = ['', '[[column]]', line('name', column.column)];
  if (column.field !== '') lines.push(line('field', column.field));
  // An end date must say what it means (DEFINITIONS 2).
  if (kind?.fields.some((field) => field.is_end_date && field.name === column.field)) lines.push(line('end', end));
  const values = Object.entries(column.values).filter(([, meaning]) => meaning !== '');
  if (column.field !== '' && values.length > 0)
    lines.push('[column.values]', ...values.map(([value, meaning]) => `${quoted(value)} = ${quoted(meaning)}`));
  return lines;
}

/** The mapping as the text that is tried, saved, and edited by hand where the choices do not reach. */
export function composeToml(draft: MappingDraft, kind: KindChoice | undefined): string {
  return [
    line('code', draft.code),
    'version = 1',
    line('fact', draft.fact),
    `files = [${quoted(filePattern(draft.fileName))}]`,
    '',
    '[name]',
    line('da', draft.name || draft.code),
    '',
    ...(draft.sheet ? ['[format]', line('sheet', draft.sheet), ''] : []),
    ...deliveryLines(draft),
    ...draft.columns.flatMap((column) => columnLines(column, draft.end, kind)),
    '',
  ].join('\n');
}
