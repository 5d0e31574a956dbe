import type { Paragraph } from '../generated/document';

export function ParagraphBlock({ block }: { block: Paragraph }) {
  return <p className={`tone-${block.tone ?? 'plain'} ${block.tone === 'muted' ? 'small' : ''}`}>{block.text}</p>;
}
