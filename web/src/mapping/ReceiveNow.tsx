import { useTranslation } from 'react-i18next';
import { DeliveryProgress } from '../deliveries/DeliveryProgress';
import { useDelivery } from '../deliveries/use_delivery';

/** Saved, the mapping can take the file in at once. */
export function ReceiveNow({ words, code, file }: { words: string; code: string; file: File }) {
  const { t } = useTranslation();
  const delivery = useDelivery();
  return (
    <div className="notice is-plain" role="status">
      <p>{words}</p>
      {delivery.state.at === 'idle' ? (
        <button
          type="button"
          className="button button-primary"
          onClick={() => {
            delivery.send(file, code);
          }}
        >
          {t('mapping.receive')}
        </button>
      ) : null}
      <DeliveryProgress delivery={delivery} />
    </div>
  );
}
