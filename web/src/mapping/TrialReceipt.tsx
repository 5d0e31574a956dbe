import { useId } from 'react';
import { useTranslation } from 'react-i18next';
import type { Document } from '../generated/document';
import { BlockList } from '../page/BlockList';

/** What a mapping would make of the rows, before anything is saved. */
export function TrialReceipt({ receipt }: { receipt: Document }) {
  const { t } = useTranslation();
  const id = useId();
  const shown = { ...receipt, blocks: receipt.blocks.filter((block) => block.kind !== 'form') };
  return (
    <section className="section is-ruled trial" aria-labelledby={id}>
      <h2 id={id}>{t('mapping.receipt')}</h2>
      <p>{receipt.title}</p>
      <BlockList document={shown} />
    </section>
  );
}
