import type { Document, Stair } from '../generated/document';

export type StairViewName = 'trappe' | 'kroner' | 'bevaegelser' | 'varighed' | 'tabel';
export const stairViews: StairViewName[] = ['trappe', 'kroner', 'bevaegelser', 'varighed', 'tabel'];

export function stairOf(document: Document): Stair | undefined {
  return document.blocks.find((block) => block.kind === 'stair');
}

/** The page whose subject is the ladder, where the stair is worked with; elsewhere a stair is a small picture. */
export function isLadderPage(document: Document): boolean {
  return document.path?.split('?')[0] === '/trappe' && stairOf(document) !== undefined;
}

export function viewNamed(name: string | undefined): StairViewName {
  return stairViews.find((view) => view === name) ?? 'trappe';
}
