import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { useLanguage } from '../i18n/language';
import { inLanguage } from '../url/links';
import { DeliveryProgress } from './DeliveryProgress';
import { DropZone } from './DropZone';
import { useDelivery } from './use_delivery';

/** A file in, answered with its receipt. */
export function DeliveryUpload() {
  const { t } = useTranslation();
  const language = useLanguage();
  const delivery = useDelivery();
  return (
    <>
      {delivery.state.at === 'idle' ? (
        <>
          <DropZone onFile={delivery.send} />
          <p className="small">
            <Link to={inLanguage('/oversaettelser', language)}>{t('mapping.make')}</Link>
          </p>
        </>
      ) : null}
      <DeliveryProgress delivery={delivery} />
    </>
  );
}
