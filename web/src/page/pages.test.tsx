import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { cleanup, fireEvent, render, screen, within } from '@testing-library/react';
import { MemoryRouter, useLocation } from 'react-router';
import { afterEach, describe, expect, it } from 'vitest';
import { ExplainProvider } from '../explain/ExplainProvider';
import { citizen, citizens } from '../fixtures/citizen';
import { account, deliveries, figure, receipt } from '../fixtures/deliveries';
import { ladder } from '../fixtures/ladder';
import type { Document } from '../generated/document';
import { DocumentPage } from './DocumentPage';

function Address() {
  const { pathname, search } = useLocation();
  return <output data-testid="address">{pathname + search}</output>;
}

function show(document: Document, address = document.path ?? '/') {
  const queries = new QueryClient({ defaultOptions: { queries: { enabled: false } } });
  return render(
    <QueryClientProvider client={queries}>
      <MemoryRouter initialEntries={[address]}>
        <ExplainProvider>
          <DocumentPage document={document} code={document.view ?? ''} isDimmed={false} />
          <Address />
        </ExplainProvider>
      </MemoryRouter>
    </QueryClientProvider>,
  );
}

const address = () => decodeURIComponent(screen.getByTestId('address').textContent);

afterEach(cleanup);

describe('a document as a page', () => {
  it.each([ladder(), citizen, citizens, deliveries, receipt, account, figure('x')])('$view says its answer first', (document) => {
    show(document);
    expect(screen.getByRole('heading', { level: 1 }).textContent).toBe(document.title);
  });
  it('a figure leads to what is behind it, and the address says so', () => {
    show(receipt);
    const table = screen.getByRole('region', { name: 'Afvist' });
    expect(within(table).getByRole('link', { name: '4.112' }).getAttribute('href')).toBe('/raekke/41/4112');
    const [accepted] = screen.getAllByRole('link', { name: 'godtaget' });
    if (accepted) fireEvent.click(accepted);
    expect(address()).toBe('/leverance/41?figur=delivery.41.accepted');
  });
  it('a form carries along what it speaks of and asks for the rest', () => {
    show({
      ...citizens,
      blocks: [
        {
          kind: 'form',
          key: 'finding.accept',
          submit_label: 'Godkend',
          fields: [
            { key: 'finding', label: 'Fund', kind: 'hidden', value: 'finding:r0110:0', is_required: true, options: [] },
            { key: 'until', label: 'Godkendt til og med', kind: 'date', is_required: true, options: [] },
          ],
        },
      ],
    });
    expect(screen.queryByText('Fund')).toBeNull();
    expect(screen.getByLabelText('Godkendt til og med').getAttribute('type')).toBe('date');
    fireEvent.click(screen.getByRole('button', { name: 'Godkend' }));
    expect(screen.getByLabelText('Godkendt til og med').getAttribute('aria-invalid')).toBe('true');
  });
  it('money stands in the unit of its head', () => {
    show(account);
    expect(screen.getByRole('button', { name: /Regnskab, mio/ })).toBeTruthy();
    expect(screen.getByText('655,0')).toBeTruthy();
  });
  it('a table sorts by its numbers and leaves the total last', () => {
    show(receipt);
    const table = screen.getByRole('region', { name: 'Afvist' });
    fireEvent.click(within(table).getByRole('button', { name: 'Rækker' }));
    fireEvent.click(within(table).getByRole('button', { name: 'Rækker' }));
    const counts = within(table)
      .getAllByRole('row')
      .map((row) => within(row).queryAllByRole('cell')[0]?.textContent);
    expect(counts.at(-1)).toBe('37');
    expect(counts.slice(1)).toEqual(['16', '21', '37']);
  });
});

describe('the ladder', () => {
  it('names every step with its count and change', () => {
    show(ladder());
    expect(screen.getByRole('button', { name: 'Trin 6, Midlertidigt botilbud: 124 borgere, 12 flere end oktober 2024' })).toBeTruthy();
  });
  it('a step is chosen by click and by keyboard, and stands in the address', () => {
    show(ladder());
    fireEvent.click(screen.getByRole('button', { name: /^Trin 6/ }));
    expect(address()).toBe('/trappe?trin=6');
    fireEvent.keyDown(screen.getByRole('button', { name: /^Trin 6/ }), { key: 'ArrowRight' });
    fireEvent.keyDown(screen.getByRole('button', { name: /^Trin 7/ }), { key: 'Enter' });
    expect(address()).toBe('/trappe?trin=7');
  });
  it('Enter on a measure opens the figure of the step', () => {
    show(ladder(), '/trappe?trin=6');
    const step = screen.getByRole('button', { name: /^Trin 6/ });
    fireEvent.keyDown(step, { key: 'ArrowDown' });
    fireEvent.keyDown(step, { key: 'Enter' });
    expect(address()).toBe('/trappe?trin=6&figur=ladder.step.6.citizens');
  });
  it('arrows count all who moved over the riser', () => {
    show(ladder());
    expect(screen.getByRole('link', { name: '28 op fra trin 3' }).getAttribute('href')).toBe('/borgere?bevaegelse=op&trin=3');
    expect(screen.getByRole('link', { name: '12 ned fra trin 6' })).toBeTruthy();
  });
  it('comma goes to the month before', () => {
    show(ladder());
    fireEvent.keyDown(screen.getByRole('button', { name: /^Trin 1/ }), { key: ',' });
    expect(address()).toBe('/trappe?maaned=2025-09');
  });
  it('has five views', () => {
    show(ladder(), '/trappe?visning=kroner');
    expect(screen.getByText(/Bredde: helårspersoner/)).toBeTruthy();
    const choice = within(screen.getByRole('group', { name: 'Visning' }));
    for (const name of ['Trappe', 'Bevægelser', 'Varighed', 'Tabel', 'Kroner']) fireEvent.click(choice.getByRole('radio', { name }));
    expect(address()).toBe('/trappe?visning=kroner');
  });
});
