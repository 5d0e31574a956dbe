import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { LinkGrant, LinkRow } from '../api/contract';
import type { Ore } from '../generated/document';
import { useLanguage } from '../i18n/language';
import { kroner, kronerField, partsOf, restOf } from './parts';
import type { Statement } from './queries';

export type Links = NonNullable<Statement['links']>;

export interface Correction {
  picked: LinkGrant[];
  isNone: boolean;
  isSplit: boolean;
  rest: Ore;
  isChosen: (grant: LinkGrant) => boolean;
  written: (grant: LinkGrant) => string;
  pick: (grant: LinkGrant) => void;
  pickNone: () => void;
  write: (grant: LinkGrant, text: string) => void;
  split: (isSplit: boolean) => void;
  /** What is chosen, or why it cannot be said yet. */
  links: () => { links?: Links; trouble: string };
}

/** What is chosen for a posting: one grant, several with kroner for each, or none. */
export function useCorrection(row: LinkRow): Correction {
  const { t } = useTranslation();
  const language = useLanguage();
  const [picked, setPicked] = useState<LinkGrant[]>([]);
  const [written, setWritten] = useState<Record<string, string>>({});
  const [isNone, setNone] = useState(false);
  const [isSplit, setSplit] = useState(false);
  const rest = restOf(row.amount, Object.values(written), language);
  const isChosen = (grant: LinkGrant) => !isNone && picked.some((one) => one.grant === grant.grant);
  const choose = (grants: LinkGrant[], kronerOf: Record<string, string>, toNone = false) => {
    setPicked(grants);
    setWritten(kronerOf);
    setNone(toNone);
  };
  return {
    picked,
    isNone,
    isSplit,
    rest,
    isChosen,
    written: (grant) => written[grant.grant ?? ''] ?? '',
    pick: (grant) => {
      const id = grant.grant ?? '';
      const others = Object.fromEntries(Object.entries(written).filter(([key]) => key !== id));
      if (!isSplit) choose([grant], { [id]: kronerField(row.amount, language) });
      else if (isChosen(grant))
        choose(
          picked.filter((one) => one.grant !== id),
          others,
        );
      else choose([...picked, grant], { ...others, [id]: rest > 0 ? kronerField(rest, language) : '' });
    },
    pickNone: () => {
      choose([], {}, !isNone);
    },
    write: (grant, text) => {
      setWritten({ ...written, [grant.grant ?? '']: text });
    },
    split: (toSplit) => {
      setSplit(toSplit);
      const first = picked[0];
      if (!toSplit && first) choose([first], { [first.grant ?? '']: kronerField(row.amount, language) });
    },
    links: () => {
      const first = picked[0];
      if (isNone) return { links: [], trouble: '' };
      if (!first) return { trouble: t('links.choose_one') };
      if (!isSplit) return { links: [{ grant: first.grant ?? '' }], trouble: '' };
      const parts = partsOf(row.amount, written, language);
      return parts ? { links: parts, trouble: '' } : { trouble: t('links.rest', { amount: kroner(rest, language) }) };
    },
  };
}
