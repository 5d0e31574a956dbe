import type { Block, Heading } from '../generated/document';

/** Blocks that are read together, under one heading or a title of their own. */
export interface Section {
  heading?: Heading;
  blocks: Block[];
}

/** Sections side by side, with how many of twelve columns each takes. */
export interface SectionRow {
  sections: Section[];
  spans: number[];
}

const opensSection = new Set<Block['kind']>(['flow', 'matrix', 'lines', 'bridge', 'layers', 'curves', 'timeline', 'stair', 'tiles']);

function startsNew(block: Block, current: Section | undefined): boolean {
  if (!current) return true;
  if (block.kind === 'heading') return block.level <= 2;
  const isWaiting = current.blocks.every((earlier) => earlier.kind === 'paragraph' || earlier.kind === 'heading');
  if (opensSection.has(block.kind)) return !(current.heading && isWaiting);
  // The tables of a matrix stand under it.
  if (block.kind === 'table') return Boolean(block.title) && !isWaiting && mainKind(current) !== 'matrix';
  return block.kind === 'equation' && !isWaiting;
}

export function sectionsOf(blocks: Block[]): Section[] {
  const sections: Section[] = [];
  for (const block of blocks) {
    if (startsNew(block, sections.at(-1))) sections.push({ blocks: [] });
    const section = sections.at(-1);
    if (!section) continue;
    if (block.kind === 'heading' && block.level <= 2 && section.blocks.length === 0 && !section.heading) section.heading = block;
    else section.blocks.push(block);
  }
  return sections;
}

/** The block a section is about: its first that is no mere words. */
export function mainKind(section: Section): Block['kind'] | undefined {
  const main = section.blocks.find((block) => block.kind !== 'paragraph' && block.kind !== 'heading');
  return (main ?? section.blocks[0])?.kind;
}

const narrowColumns = 4;

function isNarrow(section: Section): boolean {
  return section.blocks.every((block) => block.kind !== 'table' || block.columns.length <= narrowColumns);
}

/** Which kinds stand well side by side, first with second, and their shares of twelve columns. */
const pairs: Record<string, [number, number]> = {
  'flow matrix': [5, 7],
  'lines lines': [8, 4],
  'lines bridge': [8, 4],
  'bridge layers': [7, 5],
  'table stair': [7, 5],
  'stair table': [5, 7],
  'table table': [6, 6],
  'equation equation': [6, 6],
};

function spansOf(first: Section, second: Section | undefined): [number, number] | undefined {
  if (!second) return undefined;
  const kinds = `${mainKind(first) ?? ''} ${mainKind(second) ?? ''}`;
  const spans = pairs[kinds];
  if (!spans) return undefined;
  if (kinds === 'table table' && !(isNarrow(first) && isNarrow(second))) return undefined;
  if (kinds === 'table stair' && !isNarrow(first)) return undefined;
  if (kinds === 'stair table' && !isNarrow(second)) return undefined;
  return spans;
}

export function rowsOf(sections: Section[], isNarrowPage = false): SectionRow[] {
  const rows: SectionRow[] = [];
  for (let index = 0; index < sections.length; index += 1) {
    const first = sections[index];
    const second = sections[index + 1];
    if (!first) continue;
    const spans = isNarrowPage ? undefined : spansOf(first, second);
    if (spans && second) {
      rows.push({ sections: [first, second], spans });
      index += 1;
    } else rows.push({ sections: [first], spans: [12] });
  }
  return rows;
}
