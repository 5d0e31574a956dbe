import { useTranslation } from 'react-i18next';
import { Link, useNavigate } from 'react-router';
import { useLanguage } from '../i18n/language';
import { inLanguage } from '../url/links';
import { JobProgress } from './JobProgress';
import { ProgressBar } from './ProgressBar';
import type { DeliveryInHand } from './use_delivery';

/** How far the file is; when it is in, its receipt. */
export function DeliveryProgress({ delivery }: { delivery: DeliveryInHand }) {
  const { t } = useTranslation();
  const language = useLanguage();
  const navigate = useNavigate();
  const { state, cancel, end } = delivery;
  if (state.at === 'sending')
    return <ProgressBar label={t('upload.sending', { name: state.name })} share={state.share} onCancel={cancel} />;
  if (state.at === 'working')
    return (
      <JobProgress
        job={state.job}
        label={t('upload.working', { name: state.name })}
        onDone={(job) => {
          end();
          if (job.result_link) void navigate(inLanguage(job.result_link, language));
        }}
        onFailed={(message) => {
          end(`${t('upload.not_saved')} ${message}`);
        }}
      />
    );
  return state.message ? (
    <div className="notice is-error" role="alert">
      <p>{state.message}</p>
      {state.file ? (
        <Link to={inLanguage('/oversaettelser', language)} state={{ file: state.file }}>
          {t('mapping.hand_on')}
        </Link>
      ) : null}
    </div>
  ) : null;
}
