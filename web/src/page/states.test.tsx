import { cleanup, render, screen } from '@testing-library/react';
import { afterEach, describe, expect, it } from 'vitest';
import { ApiError } from '../api/client';
import { LoadFailure } from './states';

afterEach(cleanup);

const show = (error: Error) => render(<LoadFailure error={error} retry={() => undefined} />);

describe('a page that cannot be shown', () => {
  it('says what the address asks wrongly, and offers nothing that would give the same again', () => {
    show(new ApiError(400, '"koen" er k eller m. Der står: x', 'refused'));
    expect(screen.getByRole('status').textContent).toContain('Der står: x');
    expect(screen.queryByText(/refused/)).toBeNull();
    expect(screen.queryByRole('button')).toBeNull();
  });
  it('gives the number to quote and a new try where the server broke', () => {
    show(new ApiError(500, 'Det gik galt.', 'F-17'));
    expect(screen.getByRole('alert').textContent).toContain('F-17');
    expect(screen.getByRole('button')).toBeTruthy();
  });
});
