import { expect, it } from 'vitest';
import { mappingPreview } from '../fixtures/mapping';
import { codeOfFile, composeToml, filePattern, freeCode } from './toml';

it('a file of next month has the same pattern', () => {
  expect(filePattern('Opus_2025_10.csv')).toBe('opus*.csv');
  expect(filePattern('2025.csv')).toBe('2025.csv');
  expect(freeCode('opus', ['opus', 'opus_b'])).toBe('opus_c');
  expect(freeCode('', [])).toBe('kilde');
  expect(filePattern('sensum.csv')).toBe('sensum.csv');
  expect(codeOfFile('Sensum indsatser ÆØÅ 2025-10.csv')).toBe('sensum_indsatser_aeoeaa');
});

it('the choices become the text a mapping is', () => {
  const toml = composeToml(
    {
      code: 'sensum_indsats',
      name: 'Sensum, indsatser',
      fact: 'grant',
      fileName: 'sensum_2025_10.csv',
      mode: 'full',
      end: 'last_day',
      overlap: 'keep',
      columns: [
        { column: 'CPR', field: 'citizen', values: {} },
        { column: 'Startdato', field: 'start', values: {} },
        { column: 'Pris', field: 'price', values: {} },
        { column: 'Slutdato', field: 'end', values: {} },
        { column: 'Status', field: 'status', values: { 'I "gang"': 'granted', Kladde: '' } },
        { column: 'Note', field: '', values: { x: 'y' } },
      ],
    },
    mappingPreview.kinds[0],
  );
  expect(toml).toBe(`code = "sensum_indsats"
version = 1
fact = "grant"
files = ["sensum*.csv"]

[name]
da = "Sensum, indsatser"

[delivery]
mode = "full"
absent = "closed"
key = ["citizen", "start"]
overlap = "keep"
amount = "price"
extract_date = { from = "file_name", pattern = "(\\\\d{4})[-_]?(\\\\d{2})", part = "end_of_month" }

[[column]]
name = "CPR"
field = "citizen"

[[column]]
name = "Startdato"
field = "start"

[[column]]
name = "Pris"
field = "price"

[[column]]
name = "Slutdato"
field = "end"
end = "last_day"

[[column]]
name = "Status"
field = "status"
[column.values]
"I \\"gang\\"" = "granted"

[[column]]
name = "Note"
`);
});
