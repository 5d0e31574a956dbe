import type { TFunction } from 'i18next';
import type { Language, Stair, StairStep } from '../generated/document';
import { longMonthText } from '../format/date';
import { cellText } from '../format/cell';
import { numberText } from '../format/number';
import { citizens, citizensThen } from './geometry';

/** "Trin 6, Midlertidigt botilbud: 124 borgere, 12 flere end oktober 2024". */
export function stepName(step: StairStep, stair: Stair, language: Language, t: TFunction): string {
  const count = cellText(step.citizens_at_end, language);
  const base = t('stair.step_name', { step: step.step, name: step.name ?? '', count });
  const then = citizensThen(step);
  if (then === undefined || !stair.compare_month) return base;
  const difference = citizens(step) - then;
  const month = longMonthText(stair.compare_month, language);
  if (difference === 0) return base + t('stair.same_as', { month });
  const key = difference > 0 ? 'stair.more_than' : 'stair.fewer_than';
  return base + t(key, { count: numberText(Math.abs(difference), language), month });
}

/** "+12", "−5" or nothing when there is no month to compare with. */
export function changeText(step: StairStep, language: Language): string {
  const then = citizensThen(step);
  if (then === undefined || step.citizens_at_end.type !== 'count') return '';
  return numberText(citizens(step) - then, language, { isSigned: true });
}
