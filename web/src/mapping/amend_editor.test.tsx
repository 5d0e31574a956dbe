import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { cleanup, fireEvent, render, screen, waitFor, within } from '@testing-library/react';
import { MemoryRouter } from 'react-router';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { mappingSaved, mappingTrial, openedMapping } from '../fixtures/mapping';
import { AmendEditor } from './AmendEditor';

interface Asked {
  url: string;
  body: unknown;
}
let asked: Asked[] = [];

const answers: Record<string, unknown> = {
  '/api/mappings/amended': { toml: 'version = 4' },
  '/api/mappings/trial': { ...mappingTrial, unknown_values: [] },
  '/api/mappings': mappingSaved,
  '/api/catalogue': { municipality: 'Bøgesund Kommune', is_fictitious: true, user: 'Karen Lund', views: [] },
};

beforeEach(() => {
  asked = [];
  vi.stubGlobal('fetch', (url: string, init?: RequestInit) => {
    asked.push({ url, body: typeof init?.body === 'string' ? JSON.parse(init.body) : undefined });
    return Promise.resolve(new Response(JSON.stringify(answers[url])));
  });
});
afterEach(() => {
  cleanup();
  vi.unstubAllGlobals();
});

function show(focus: { column?: string; value?: string } = {}) {
  render(
    <QueryClientProvider client={new QueryClient({ defaultOptions: { queries: { retry: false } } })}>
      <MemoryRouter>
        <AmendEditor opened={openedMapping} focus={{ column: focus.column, value: focus.value }} />
      </MemoryRouter>
    </QueryClientProvider>,
  );
}

const bodyOf = (url: string) => asked.findLast((one) => one.url === url)?.body;

it('what a new heading probably is stands chosen, with why, and can be undone', async () => {
  show();
  const choice = screen.getByLabelText<HTMLSelectElement>('Ophørsdato er');
  expect(choice.value).toBe('same:Slutdato');
  expect(screen.getByText('navnet ligner 50 %, værdierne 100 %')).toBeTruthy();
  expect(screen.getByText(/Filen mangler: Slutdato/)).toBeTruthy();
  await waitFor(() => {
    expect(screen.getByLabelText<HTMLTextAreaElement>('Oversættelsen som tekst').value).toBe('version = 4');
  });
  fireEvent.change(choice, { target: { value: '' } });
  expect(screen.getByLabelText<HTMLTextAreaElement>('Oversættelsen som tekst').value).toBe(openedMapping.toml);
});

it('the value that was clicked is in focus, with its rows and kroner', () => {
  show({ column: 'Status', value: 'Sat i bero' });
  const meaning = screen.getByLabelText('Status: Sat i bero betyder');
  expect(document.activeElement).toBe(meaning);
  const row = within(screen.getByRole('region', { name: 'Værdier uden betydning' }));
  expect(row.getByText('12')).toBeTruthy();
  expect(row.getByText('2.135')).toBeTruthy();
  // What the column knows already stands below.
  expect(screen.getByLabelText<HTMLSelectElement>('Status: I gang betyder').value).toBe('granted');
});

it('a label with a new name keeps it until somebody says that it is read as the old one', async () => {
  show();
  const readAs = (label: string) => screen.getByLabelText<HTMLSelectElement>(`${label} læses som`).value;
  expect([readAs('Adult Social Care'), readAs('Culture')]).toEqual(['now', 'now']);
  fireEvent.click(screen.getByRole('button', { name: 'Læs alle som det gamle navn' }));
  expect([readAs('Adult Social Care'), readAs('Culture')]).toEqual(['before', 'before']);
  fireEvent.change(screen.getByLabelText('Culture læses som'), { target: { value: 'now' } });
  await waitFor(() => {
    expect(bodyOf('/api/mappings/amended')).toEqual({
      toml: openedMapping.toml,
      changes: [
        { kind: 'heading', column: 'Slutdato', text: 'Ophørsdato' },
        { kind: 'value', column: 'Enhed', field: 'label', text: 'Adult Social Care', meaning: 'Social Services' },
      ],
    });
  });
});

it('is tried on the latest delivery before it is saved, and saying so names who and when', async () => {
  show({ column: 'Status', value: 'Sat i bero' });
  const save = () => screen.getByRole<HTMLButtonElement>('button', { name: 'Gem oversættelsen' });
  fireEvent.change(screen.getByLabelText('Status: Sat i bero betyder'), { target: { value: 'ended' } });
  await waitFor(() => {
    expect(bodyOf('/api/mappings/amended')).toEqual({
      toml: openedMapping.toml,
      changes: [
        { kind: 'heading', column: 'Slutdato', text: 'Ophørsdato' },
        { kind: 'value', column: 'Status', field: 'status', text: 'Sat i bero', meaning: 'ended' },
      ],
    });
  });
  const tryIt = screen.getByRole<HTMLButtonElement>('button', { name: 'Prøv, hvad det ville give' });
  await waitFor(() => {
    expect(tryIt.disabled).toBe(false);
  });
  expect(save().disabled).toBe(true);
  fireEvent.click(tryIt);
  await waitFor(() => {
    expect(save().disabled).toBe(false);
  });
  expect(bodyOf('/api/mappings/trial')).toEqual({ delivery: 41, mapping: 'version = 4' });
  expect(screen.getByRole('heading', { name: 'Kvitteringen, den ville give' })).toBeTruthy();
  fireEvent.click(save());
  await screen.findByText('Gemt som sensum_indsats, version 4, af Karen Lund den 14.11.2025.');
  expect(bodyOf('/api/mappings')).toEqual({ toml: 'version = 4', instead_of: openedMapping.toml });
  expect(screen.getByRole('button', { name: 'Læs leverance 41 igen med den' })).toBeTruthy();
});
