import type { LinkRow } from '../api/contract';

/**
 * Postings stay where they were first seen, and new ones come last. What was said here has left the list that the
 * server gives; it is shown as it was answered then, so that it can be taken back.
 */
export function inOrder(order: string[], fresh: LinkRow[], said: Record<string, LinkRow>): { order: string[]; rows: LinkRow[] } {
  const now = new Map(fresh.map((row) => [row.posting ?? '', row]));
  const whole = [...order, ...[...now.keys()].filter((posting) => !order.includes(posting))];
  const rows = whole.map((posting) => now.get(posting) ?? said[posting]).filter((row) => row !== undefined);
  return { order: whole, rows };
}
