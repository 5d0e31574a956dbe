import { useTranslation } from 'react-i18next';
import type { Equation, EquationTerm } from '../generated/document';
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
  const page = usePage().document;
  const isReceipt = page?.view === 'trial' || (page?.path?.startsWith('/leverance/') ?? false);
  const whole = wholeOf(block.terms);
  return (
    <div className={`equation ${isReceipt ? 'has-bar' : ''}`}>
      {isReceipt ? <PartsBar terms={block.terms.filter((term) => term !== whole)} /> : null}
      {block.title ? <strong className="equation-title">{block.title}</strong> : null}
      {block.terms.map((term, index) => (
        <span key={index} className={`term ${term === whole ? 'is-result' : ''}`}>
          {term.sign && index > 0 ? <span className="sign">{term.sign} </span> : null}
          <CellLink cell={term.amount}>{term.label}</CellLink> <CellView cell={{ ...term.amount, figure: '', link: '' }} style={style} />
          {term === whole && isMoney ? ` ${unitText(block.unit, language)}` : ''}
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

/** The term that stands alone on its side of the equals sign: the sum of the others. */
function wholeOf(terms: EquationTerm[]): EquationTerm | undefined {
  const equals = terms.findIndex((term) => term.sign === '=');
  return equals === 1 && terms.length > 2 ? terms[0] : terms[equals];
}

/** The parts of a receipt as one bar: what was accepted, then what was not. */
function PartsBar({ terms }: { terms: EquationTerm[] }) {
  const parts = terms.map((term) => Math.abs(cellNumber(term.amount) ?? 0));
  const whole = parts.reduce((sum, part) => sum + part, 0);
  if (whole === 0) return null;
  return (
    <span className="parts-bar" aria-hidden="true">
      {parts.map((part, index) =>
        part > 0 ? <span key={index} className={`part-${index}`} style={{ width: `${(100 * part) / whole}%` }} /> : null,
      )}
    </span>
  );
}
