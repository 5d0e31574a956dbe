import { moneyText } from '../format/number';
import type { Language, Ore } from '../generated/document';

/** Kroner as people write them, with thousands parted or not: øre; undefined where it is no amount above 0. */
export function parseKroner(text: string, language: Language): Ore | undefined {
  const [thousand, decimal] = language === 'da' ? ['.', ','] : [',', '.'];
  const written = text.replaceAll(/[\s\u00a0]/g, '');
  const isParted = new RegExp(`^\\d{1,3}(\\${thousand}\\d{3})+(\\${decimal}\\d{1,2})?$`).test(written);
  const isPlain = new RegExp(`^\\d+(\\${decimal}\\d{1,2})?$`).test(written);
  if (!isParted && !isPlain) return undefined;
  const [kroner = '', rest = ''] = written.replaceAll(thousand, '').split(decimal);
  const ore = Number(kroner) * 100 + Number(rest.padEnd(2, '0'));
  return ore > 0 && Number.isSafeInteger(ore) ? ore : undefined;
}

/** "57.240,00": as it is written in a field, without its sign. */
export function kronerField(amount: Ore, language: Language): string {
  return moneyText(Math.abs(amount), language, 'ore');
}

/** "57.240,00 kr." */
export function kroner(amount: Ore, language: Language): string {
  const text = moneyText(amount, language, 'ore');
  return language === 'da' ? `${text} kr.` : `DKK ${text}`;
}

/** What is left of the posting when the parts are taken, without sign; what cannot be read takes nothing. */
export function restOf(amount: Ore, written: string[], language: Language): Ore {
  return written.reduce((rest, text) => rest - (parseKroner(text, language) ?? 0), Math.abs(amount));
}

export interface SaidPart {
  grant: string;
  ore: Ore;
}

/** The parts of a posting with its sign; undefined where one is no amount or they do not sum to it. */
export function partsOf(amount: Ore, written: Record<string, string>, language: Language): SaidPart[] | undefined {
  const parts = Object.entries(written).map(([grant, text]) => ({ grant, ore: (parseKroner(text, language) ?? 0) * Math.sign(amount) }));
  const isWhole = parts.reduce((sum, part) => sum + part.ore, 0) === amount;
  return isWhole && parts.every((part) => part.ore !== 0) ? parts : undefined;
}
