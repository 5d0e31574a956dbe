import { isKnown } from '../format/cell';
import type { Document, Stair } from '../generated/document';

export type StairViewName = 'trappe' | 'kroner' | 'bevaegelser' | 'varighed' | 'tabel';
const stairViews: StairViewName[] = ['trappe', 'kroner', 'bevaegelser', 'varighed', 'tabel'];

export function stairOf(document: Document): Stair | undefined {
  return document.blocks.find((block) => block.kind === 'stair');
}

/** The page whose subject is the ladder, where the stair is worked with; elsewhere a stair is a small picture. */
export function isLadderPage(document: Document): boolean {
  return document.path?.split('?')[0] === '/trappe' && stairOf(document) !== undefined;
}

/** Without grants nobody is known to stand, move or stay anywhere. */
export function hasCitizens(stair: Stair): boolean {
  return stair.steps.some((step) => isKnown(step.citizens_at_end));
}

export function viewsOf(stair: Stair): StairViewName[] {
  return hasCitizens(stair) ? stairViews : ['trappe', 'tabel'];
}

export function viewNamed(name: string | undefined, views: StairViewName[]): StairViewName {
  return views.find((view) => view === name) ?? 'trappe';
}
