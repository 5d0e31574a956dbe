import { cleanup, render, screen } from '@testing-library/react';
import { MemoryRouter } from 'react-router';
import { afterEach, describe, expect, it } from 'vitest';
import type { Parameter } from '../generated/document';
import { ParameterControl } from './ParameterControl';

afterEach(cleanup);

describe('a choice in the filter bar', () => {
  it('says "alle" where nothing is chosen, and offers it once', () => {
    // The server leaves an empty value out.
    const parameter: Parameter = {
      key: 'koen',
      label: 'Køn',
      kind: 'choice',
      options: [{ label: 'alle' }, { value: 'k', label: 'kvinder og piger' }],
      is_primary: false,
    };
    render(
      <MemoryRouter>
        <ParameterControl parameter={parameter} />
      </MemoryRouter>,
    );
    const choice = screen.getByLabelText('Køn');
    expect(choice instanceof HTMLSelectElement && choice.selectedOptions[0]?.textContent).toBe('alle');
    expect(screen.getAllByRole('option').map((option) => option.textContent)).toEqual(['alle', 'kvinder og piger']);
  });
});
