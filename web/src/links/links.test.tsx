import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { cleanup, fireEvent, render, screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { MemoryRouter } from 'react-router';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { LinkGrant, LinkRow } from '../api/contract';
import { LinkWorkList } from './LinkWorkList';

const grant = (name: string, more: Partial<LinkGrant> = {}): LinkGrant => ({
  grant: `grant:${name}`,
  label: `SEL § 107 ${name}`,
  from: '2023-01-01',
  amount: 10_000_001,
  expected: 5_724_000,
  speaks_for: 'dage',
  ...more,
});

const posting = (name: string, more: Partial<LinkRow> = {}): LinkRow => ({
  posting: `posting:${name}`,
  amount: 10_000_001,
  state: 'sandsynlig',
  payee: 'Havbakken',
  expected: 5_724_000,
  links: [grant('Bo')],
  ...more,
});

/** What the server was told, and what it has of the two postings. */
let told: unknown[] = [];
let rows: LinkRow[] = [];

function answer(url: string, body: string | undefined): unknown {
  if (url.startsWith('/api/statements')) {
    const said = JSON.parse(body ?? '') as { form: string; values: { posting: string; reason: string } };
    told.push(said);
    const isUndo = said.form === 'statement.undo';
    rows = rows.map((row) =>
      row.posting === said.values.posting
        ? posting(
            row.posting.slice(8),
            isUndo ? {} : { state: 'koblet', said: { what: 'Bekræftet', author: 'anna', on: '2024-01-05', reason: said.values.reason } },
          )
        : row,
    );
    return {};
  }
  const named = /^\/api\/links\/([^/?]+)(\/grants)?/.exec(url);
  if (named?.[2]) return { grants: [grant('Dorte', { is_other_citizen: true })] };
  const row = rows.find((one) => one.posting === decodeURIComponent(named?.[1] ?? ''));
  if (row) return { row, candidates: [grant('Bo'), grant('Carl', { speaks_against: 'andet beløb' })], said: [] };
  const open = rows.filter((one) => one.said === undefined);
  return { rows: open, rows_in_all: open.length, amount: open.length * 10_000_001 };
}

beforeEach(() => {
  told = [];
  rows = [posting('a'), posting('b')];
  vi.stubGlobal('fetch', (url: string, request?: { body?: string }) =>
    Promise.resolve(new Response(JSON.stringify(answer(url, request?.body)))),
  );
});
afterEach(() => {
  cleanup();
  vi.unstubAllGlobals();
});

async function show() {
  render(
    <QueryClientProvider client={new QueryClient({ defaultOptions: { queries: { retry: false } } })}>
      <MemoryRouter initialEntries={['/koblinger']}>
        <LinkWorkList />
      </MemoryRouter>
    </QueryClientProvider>,
  );
  await screen.findAllByRole('button', { name: /^Ret koblingen/ });
  const first = document.querySelector<HTMLElement>('.link-item');
  if (!first) throw new Error('no posting is shown');
  return within(first);
}

describe('the list of links to confirm', () => {
  it('confirms what is seen, with a reason, and keeps the posting so that it can be taken back', async () => {
    const user = userEvent.setup();
    const first = await show();
    await user.click(first.getByRole('button', { name: /^Bekræft koblingen af 100.000,01/ }));
    await user.click(first.getByRole('button', { name: 'Bekræft' }));
    expect(first.getByLabelText('Begrundelse').getAttribute('aria-invalid')).toBe('true');
    expect(told).toEqual([]);
    await user.type(first.getByLabelText('Begrundelse'), 'set i sagen{Enter}');
    await first.findByText('Bekræftet');
    expect(told).toEqual([
      {
        form: 'posting.link_confirmed',
        values: { posting: 'posting:a', reason: 'set i sagen' },
        links: [{ grant: 'grant:Bo', ore: 10_000_001 }],
      },
    ]);
    await user.click(first.getByRole('button', { name: /^Fortryd/ }));
    await first.findByRole('button', { name: /^Bekræft koblingen/ });
    expect(told[1]).toEqual({ form: 'statement.undo', values: { posting: 'posting:a', reason: '' } });
  });

  it('says why nothing can be said of a posting, and offers nothing', async () => {
    rows = [posting('a', { refused: 'Posteringen står ikke på en borgers konto' }), posting('b')];
    const first = await show();
    expect(first.getByText('Posteringen står ikke på en borgers konto.')).toBeTruthy();
    expect(first.queryAllByRole('button')).toEqual([]);
  });

  it('the arrows go past a posting of which nothing can be said', async () => {
    const user = userEvent.setup();
    rows = [posting('a'), posting('b', { refused: 'Posteringen står ikke på en borgers konto' }), posting('c')];
    const first = await show();
    first.getByRole('button', { name: /^Bekræft/ }).focus();
    await user.keyboard('{ArrowDown}');
    expect(document.activeElement?.closest('[data-posting]')?.getAttribute('data-posting')).toBe('posting:c');
    await user.keyboard('{ArrowUp}');
    expect(document.activeElement?.closest('[data-posting]')?.getAttribute('data-posting')).toBe('posting:a');
  });

  it('B and R open the forms of the posting in focus, Esc closes them, and the arrows go between postings', async () => {
    const user = userEvent.setup();
    const first = await show();
    first.getByRole('button', { name: /^Bekræft/ }).focus();
    await user.keyboard('b');
    expect(document.activeElement).toBe(first.getByLabelText('Begrundelse'));
    await user.keyboard('{Escape}');
    expect(first.queryByLabelText('Begrundelse')).toBeNull();
    expect(document.activeElement).toBe(first.getByRole('button', { name: /^Bekræft/ }));
    await user.keyboard('{ArrowDown}');
    expect(document.activeElement?.closest('[data-posting]')?.getAttribute('data-posting')).toBe('posting:b');
  });

  it('corrects to another grant, and says which speaks against it', async () => {
    const user = userEvent.setup();
    const first = await show();
    await user.click(first.getByRole('button', { name: /^Ret koblingen/ }));
    await first.findByText(/taler imod: andet beløb/);
    await user.type(first.getByLabelText('Begrundelse'), 'det er Carls');
    await user.click(first.getByRole('button', { name: 'Gem rettelsen' }));
    expect(first.getByRole('alert').textContent).toBe('Vælg en bevilling, eller at den hører til ingen.');
    await user.click(first.getByRole('radio', { name: /Carl/ }));
    await user.click(first.getByRole('button', { name: 'Gem rettelsen' }));
    await first.findByRole('button', { name: /^Fortryd/ });
    expect(told).toEqual([
      { form: 'posting.link_corrected', values: { posting: 'posting:a', reason: 'det er Carls' }, links: [{ grant: 'grant:Carl' }] },
    ]);
  });

  // 60,000.00 of 100,000.01 kr. leave 40,000.01.
  it('shares the amount with a grant that is searched for, to the øre', async () => {
    const user = userEvent.setup();
    const first = await show();
    await user.click(first.getByRole('button', { name: /^Ret koblingen/ }));
    await first.findByText(/taler imod/);
    await user.click(first.getByLabelText('Del beløbet på flere bevillinger'));
    await user.click(first.getByRole('checkbox', { name: /Bo/ }));
    fireEvent.change(first.getByLabelText('Kroner til SEL § 107 Bo'), { target: { value: '60.000,00' } });
    expect(first.getByText('Der mangler 40.000,01 kr.')).toBeTruthy();
    await user.type(first.getByLabelText('Find en anden bevilling'), 'dorte');
    await user.click(await first.findByRole('checkbox', { name: /Dorte/ }));
    expect(first.getByText('Delene er hele beløbet.')).toBeTruthy();
    await user.type(first.getByLabelText('Begrundelse'), 'delt{Enter}');
    await first.findByRole('button', { name: /^Fortryd/ });
    expect(told).toEqual([
      {
        form: 'posting.link_corrected',
        values: { posting: 'posting:a', reason: 'delt' },
        links: [
          { grant: 'grant:Bo', ore: 6_000_000 },
          { grant: 'grant:Dorte', ore: 4_000_001 },
        ],
      },
    ]);
  });

  it('says that a posting belongs to no grant', async () => {
    const user = userEvent.setup();
    const first = await show();
    await user.click(first.getByRole('button', { name: /^Ret koblingen/ }));
    await user.click(await first.findByLabelText('Den hører til ingen bevilling'));
    await user.type(first.getByLabelText('Begrundelse'), 'et gebyr{Enter}');
    await first.findByRole('button', { name: /^Fortryd/ });
    expect(told).toEqual([{ form: 'posting.link_corrected', values: { posting: 'posting:a', reason: 'et gebyr' }, links: [] }]);
  });
});
