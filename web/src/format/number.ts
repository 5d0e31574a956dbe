import type { Language, MoneyUnit } from '../generated/document';

export const minus = '\u2212';
export const nbsp = '\u00a0';
export const missing = '–';

const formatters = new Map<string, Intl.NumberFormat>();

function formatter(language: Language, decimals: number): Intl.NumberFormat {
  const key = `${language}${decimals}`;
  let found = formatters.get(key);
  if (!found) {
    found = new Intl.NumberFormat(language === 'da' ? 'da-DK' : 'en-GB', {
      minimumFractionDigits: decimals,
      maximumFractionDigits: decimals,
    });
    formatters.set(key, found);
  }
  return found;
}

/** Half away from zero, as the server rounds; binary halves such as 0,15 are nudged to the decimal they mean. */
function rounded(value: number, decimals: number): number {
  const factor = 10 ** decimals;
  return (Math.sign(value) * Math.round(Math.abs(value) * factor * (1 + Number.EPSILON))) / factor;
}

export interface NumberStyle {
  decimals?: number;
  isSigned?: boolean;
}

export function numberText(value: number, language: Language, style: NumberStyle = {}): string {
  const decimals = style.decimals ?? 0;
  const shown = rounded(value, decimals);
  const digits = formatter(language, decimals).format(Math.abs(shown));
  if (shown < 0) return minus + digits;
  return style.isSigned && shown > 0 ? `+${digits}` : digits;
}

export function percentText(share: number, language: Language, decimals: number, isSigned = false): string {
  if (decimals === 0 && share > 0 && share < 0.01 && !isSigned) return language === 'da' ? `under 1${nbsp}%` : `under 1${nbsp}%`;
  return `${numberText(share * 100, language, { decimals, isSigned })}${nbsp}%`;
}

const daysPerMonth = 365.25 / 12;

/** Under four years in months, above in years with one decimal (UX 5). */
export function durationText(days: number, language: Language, atLeast = false): string {
  const years = days / 365.25;
  const prefix = atLeast ? (language === 'da' ? 'over ' : 'over ') : '';
  if (days < 4 * 365.25) {
    const unit = language === 'da' ? 'mdr.' : 'mths';
    const months = days / daysPerMonth;
    return `${prefix}${numberText(atLeast ? Math.floor(months) : months, language)}${nbsp}${unit}`;
  }
  // "Over 15 years" of 14.6 would be untrue.
  return `${prefix}${numberText(atLeast ? Math.floor(years) : years, language, { decimals: atLeast ? 0 : 1 })}${nbsp}${language === 'da' ? 'år' : 'yrs'}`;
}

const ore: Record<MoneyUnit, { per: number; decimals: number }> = {
  ore: { per: 100, decimals: 2 },
  kroner: { per: 100, decimals: 0 },
  thousands: { per: 100_000, decimals: 0 },
  millions: { per: 100_000_000, decimals: 1 },
};

/** Øre as the number shown in the unit; the unit itself stands in the head or beside. */
export function moneyText(amount: number, language: Language, unit: MoneyUnit, isSigned = false): string {
  return numberText(amount / ore[unit].per, language, { decimals: ore[unit].decimals, isSigned });
}

export function unitText(unit: MoneyUnit, language: Language): string {
  const words: Record<MoneyUnit, [string, string]> = {
    ore: ['kr.', 'DKK'],
    kroner: ['kr.', 'DKK'],
    thousands: ['1.000 kr.', 'DKK 1,000'],
    millions: ['mio. kr.', 'DKK million'],
  };
  return words[unit][language === 'da' ? 0 : 1].replaceAll(' ', nbsp);
}

/** The unit a free word such as "mio. kr." asks for. */
export function unitOfWords(words: string | undefined): MoneyUnit {
  const text = (words ?? '').toLowerCase();
  if (text.includes('mio') || text.includes('million')) return 'millions';
  if (text.includes('1.000') || text.includes('1,000') || text.includes('t.kr') || text.includes('thousand')) return 'thousands';
  if (text.includes('øre')) return 'ore';
  return 'kroner';
}

/** One unit for amounts that are shown together: the largest decides. */
export function unitForAmounts(amounts: number[]): MoneyUnit {
  const largest = Math.max(0, ...amounts.map(Math.abs));
  if (largest >= 100_000_000) return 'millions';
  return largest >= 10_000_000 ? 'thousands' : 'kroner';
}
