import type { IsoDate, IsoMonth, Language } from '../generated/document';

const short = {
  da: ['jan.', 'feb.', 'mar.', 'apr.', 'maj', 'jun.', 'jul.', 'aug.', 'sep.', 'okt.', 'nov.', 'dec.'],
  en: ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'],
};
const long = {
  da: ['januar', 'februar', 'marts', 'april', 'maj', 'juni', 'juli', 'august', 'september', 'oktober', 'november', 'december'],
  en: ['January', 'February', 'March', 'April', 'May', 'June', 'July', 'August', 'September', 'October', 'November', 'December'],
};

function yearAndMonth(iso: string): [number, number] {
  return [Number(iso.slice(0, 4)), Number(iso.slice(5, 7))];
}

/** 14.03.2024 in Danish, 14/03/2024 in English. */
export function dateText(date: IsoDate, language: Language): string {
  const [year, month, day] = [date.slice(0, 4), date.slice(5, 7), date.slice(8, 10)];
  return language === 'da' ? `${day}.${month}.${year}` : `${day}/${month}/${year}`;
}

/** "okt. 2025". */
export function monthText(month: IsoMonth, language: Language): string {
  const [year, number] = yearAndMonth(month);
  return `${short[language][number - 1] ?? '?'} ${year}`;
}

/** "oktober 2025". */
export function longMonthText(month: IsoMonth, language: Language): string {
  const [year, number] = yearAndMonth(month);
  return `${long[language][number - 1] ?? '?'} ${year}`;
}

export function shortMonthName(month: IsoMonth, language: Language): string {
  return (short[language][yearAndMonth(month)[1] - 1] ?? '?').replace('.', '');
}

/** Months since year 0, for arithmetic. */
export function monthIndex(month: IsoMonth): number {
  const [year, number] = yearAndMonth(month);
  return year * 12 + number - 1;
}

export function monthAt(index: number): IsoMonth {
  const year = Math.floor(index / 12);
  return `${String(year).padStart(4, '0')}-${String((index % 12) + 1).padStart(2, '0')}`;
}

export function lastDayOf(month: IsoMonth): number {
  const [year, number] = yearAndMonth(month);
  return new Date(Date.UTC(year, number, 0)).getUTCDate();
}

/** Days since 1970-01-01. */
export function dayNumber(date: IsoDate): number {
  return Math.round(Date.parse(`${date.slice(0, 10)}T00:00:00Z`) / 86_400_000);
}
