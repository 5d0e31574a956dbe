import { useTranslation } from 'react-i18next';
import type { Equation } from '../generated/document';
import { cellNumber } from '../format/cell';
import { unitText } from '../format/number';
import { useLanguage } from '../i18n/language';
import { usePage } from '../page/BlockList';
import { CellLink, CellView } from './CellView';

/** A sum whose every part is seen. */
export function EquationBlock({ block }: { block: Equation }) {
  const { t } = useTranslation();
  const language = useLanguage();
  const style = { unit: block.unit };
  const isMoney = block.terms.some((term) => term.amount.type === 'money');
  const difference = cellNumber(block.difference);
  const isReceipt = usePage().document?.path?.startsWith('/leverance/') ?? false;
  return (
    <div className={`equation ${isReceipt ? 'has-bar' : ''}`}>
      {isReceipt ? <PartsBar block={block} /> : null}
      {block.title ? <strong className="equation-title">{block.title}</strong> : null}
      {block.terms.map((term, index) => (
        <span key={index} className={`term ${term.sign === '=' ? 'is-result' : ''}`}>
          {term.sign && index > 0 ? <span className="sign">{term.sign} </span> : null}
          <CellLink cell={term.amount}>{term.label}</CellLink> <CellView cell={{ ...term.amount, figure: '', link: '' }} style={style} />
          {term.sign === '=' && isMoney ? ` ${unitText(block.unit, language)}` : ''}
        </span>
      ))}
      {difference !== undefined ? (
        <span className={`term difference ${difference === 0 ? 'is-zero' : 'is-off'}`}>
          {t('equation.difference')} <CellView cell={block.difference} style={{ unit: 'ore' }} />
        </span>
      ) : null}
    </div>
  );
}

/** The parts of a receipt as one bar: what was accepted, then what was not. */
function PartsBar({ block }: { block: Equation }) {
  const parts = block.terms.filter((term) => term.sign !== '=').map((term) => Math.abs(cellNumber(term.amount) ?? 0));
  const whole = parts.reduce((sum, part) => sum + part, 0);
  if (whole === 0) return null;
  return (
    <span className="parts-bar" aria-hidden="true">
      {parts.map((part, index) => (
        <span key={index} style={{ width: `${(100 * part) / whole}%` }} />
      ))}
    </span>
  );
}
