import type { OpenedMapping, UnknownValue } from '../api/contract';

/** One thing that a mapping shall say besides what it says, as the server is asked for it. */
export interface Amendment {
  kind: 'heading' | 'value' | 'column';
  column: string;
  field?: string;
  text?: string;
  meaning?: string;
}

/** What a new heading is: another name of a column, a field of its own, known and not used, or not decided. */
export type HeadingChoice = '' | 'unused' | `same:${string}` | `field:${string}`;

/** What a person has decided, before it is a text. */
export interface Decisions {
  headings: Record<string, HeadingChoice>;
  /** By `valueKey`. */
  values: Record<string, string>;
}

export interface ValuePlace {
  column: string;
  field: string;
  value: string;
}

export const placeOf = (one: UnknownValue): ValuePlace => ({ column: one.column ?? '', field: one.field ?? '', value: one.value ?? '' });
export const valueKey = (place: ValuePlace) => JSON.stringify([place.column, place.field, place.value]);

/** What the server thinks, until a person says otherwise. */
export function suggested(opened: OpenedMapping): Decisions {
  const headings = opened.new_columns.map(({ column, likely }): [string, HeadingChoice] => [column ?? '', likely ? `same:${likely}` : '']);
  return { headings: Object.fromEntries(headings), values: {} };
}

function ofHeading([heading, choice]: [string, HeadingChoice]): Amendment[] {
  if (choice === '') return [];
  if (choice === 'unused') return [{ kind: 'column', column: heading }];
  if (choice.startsWith('field:')) return [{ kind: 'column', column: heading, meaning: choice.slice('field:'.length) }];
  return [{ kind: 'heading', column: choice.slice('same:'.length), text: heading }];
}

/** In a fixed order, so that equal decisions give the same text. */
export function amendmentsOf({ headings, values }: Decisions): Amendment[] {
  const entries = <Value>(of: Record<string, Value>) => Object.entries(of).sort(([a], [b]) => (a < b ? -1 : 1));
  return [
    ...entries(headings).flatMap(ofHeading),
    ...entries(values).flatMap(([key, meaning]): Amendment[] => {
      const [column = '', field = '', text = ''] = JSON.parse(key) as string[];
      return meaning === '' ? [] : [{ kind: 'value', column, field, text, meaning }];
    }),
  ];
}

/** Values that were met in the delivery and in trials, each once. */
export function eachOnce(values: UnknownValue[]): UnknownValue[] {
  const seen = new Map(values.map((one) => [valueKey(placeOf(one)), one]));
  return [...seen.values()];
}
