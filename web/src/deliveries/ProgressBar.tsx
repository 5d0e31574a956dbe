import { useTranslation } from 'react-i18next';
import { percentText } from '../format/number';
import { useLanguage } from '../i18n/language';

interface ProgressBarProps {
  label: string;
  /** 0 to 1. */
  share: number;
  onCancel?: () => void;
}

export function ProgressBar({ label, share, onCancel }: ProgressBarProps) {
  const { t } = useTranslation();
  const language = useLanguage();
  const percent = Math.round(share * 100);
  return (
    <div className="progress">
      <div className="progress-line">
        <span aria-live="polite">{label}</span>
        <span>{percentText(share, language, 0)}</span>
      </div>
      <div className="progress-track" role="progressbar" aria-label={label} aria-valuenow={percent} aria-valuemin={0} aria-valuemax={100}>
        <span style={{ width: `${percent}%` }} />
      </div>
      {onCancel ? (
        <button type="button" className="button button-secondary" onClick={onCancel}>
          {t('upload.cancel')}
        </button>
      ) : null}
    </div>
  );
}
