import { expect, it } from 'vitest';
import { openedMapping } from '../fixtures/mapping';
import { amendmentsOf, eachOnce, suggested, valueKey } from './amendments';

it('what the server thinks is decided until a person says otherwise', () => {
  expect(amendmentsOf(suggested(openedMapping))).toEqual([{ kind: 'heading', column: 'Slutdato', text: 'Ophørsdato' }]);
});

it('decisions become amendments in a fixed order, and what is not decided becomes none', () => {
  const status = (value: string) => valueKey({ column: 'Status', field: 'status', value });
  const decisions = {
    headings: { Note: 'unused', Sag: 'field:case_no', Ny: '', Ophør: 'same:Slutdato' } as const,
    values: { [status('Sat i bero')]: 'ended', [status('Andet')]: '' },
  };
  expect(amendmentsOf(decisions)).toEqual([
    { kind: 'column', column: 'Note' },
    { kind: 'heading', column: 'Slutdato', text: 'Ophør' },
    { kind: 'column', column: 'Sag', meaning: 'case_no' },
    { kind: 'value', column: 'Status', field: 'status', text: 'Sat i bero', meaning: 'ended' },
  ]);
});

it('a value met twice is asked about once', () => {
  const [first] = openedMapping.unknown_values;
  expect(first && eachOnce([first, { ...first, rows: 1 }])).toHaveLength(1);
});
