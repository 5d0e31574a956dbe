import type { Tile, Tiles } from '../generated/document';
import { unitOfWords } from '../format/number';
import { CellView } from './CellView';

export function TilesBlock({ block }: { block: Tiles }) {
  return (
    <dl className={`tiles tiles-${Math.min(block.tiles.length, 6)}`}>
      {block.tiles.map((tile) => (
        <TileView key={tile.label} tile={tile} />
      ))}
    </dl>
  );
}

function TileView({ tile }: { tile: Tile }) {
  const isSigned = tile.figure.tone === 'up' || tile.figure.tone === 'down';
  return (
    <div className="tile">
      <dt>{tile.label}</dt>
      <dd className="tile-figure">
        <CellView cell={tile.figure} style={{ unit: unitOfWords(tile.unit), isSigned }} label={tile.label} />
      </dd>
      <dd className="tile-note">{[tile.unit, tile.note].filter(Boolean).join(' · ')}</dd>
    </div>
  );
}
