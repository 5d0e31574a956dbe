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
  return name.replace(digits, '*');
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

function deliveryLines(draft: MappingDraft): string[] {
  const has = (field: string) => draft.columns.some((column) => column.field === field);
  const lines = ['[delivery]', line('mode', draft.mode)];
  if (draft.mode === 'full') lines.push(line('absent', 'closed'));
  if (draft.mode === 'change') lines.push(`key = [${has('citizen') ? quoted('citizen') : ''}]`);
  if (draft.fact === 'grant' && has('end')) lines.push(line('overlap', draft.overlap));
  if (has('amount')) lines.push(line('amount', 'amount'));
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
