import type { Tile, Tiles } from '../generated/document';
import { unitForAmounts, unitOfWords, unitText } from '../format/number';
import { useLanguage } from '../i18n/language';
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
  const language = useLanguage();
  const { figure } = tile;
  const unit = tile.unit || figure.type !== 'money' ? unitOfWords(tile.unit) : unitForAmounts([figure.value]);
  const words = tile.unit ?? (figure.type === 'money' ? unitText(unit, language) : '');
  const isSigned = tile.figure.tone === 'up' || tile.figure.tone === 'down';
  return (
    <div className="tile">
      <dt>{tile.label}</dt>
      <dd className="tile-figure">
        <CellView cell={tile.figure} style={{ unit, isSigned }} label={tile.label} />
      </dd>
      <dd className="tile-note">{[words, tile.note].filter(Boolean).join(' · ')}</dd>
    </div>
  );
}
