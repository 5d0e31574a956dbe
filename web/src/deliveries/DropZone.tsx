import { useId, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Icon } from '../frame/Icon';

interface DropZoneProps {
  onFile: (file: File) => void;
  hint?: string;
}

export function DropZone({ onFile, hint }: DropZoneProps) {
  const { t } = useTranslation();
  const id = useId();
  const [isOver, setOver] = useState(false);
  return (
    <div
      className={`drop-zone ${isOver ? 'is-over' : ''}`}
      onDragOver={(event) => {
        event.preventDefault();
        setOver(true);
      }}
      onDragLeave={() => {
        setOver(false);
      }}
      onDrop={(event) => {
        event.preventDefault();
        setOver(false);
        const file = event.dataTransfer.files[0];
        if (file) onFile(file);
      }}
    >
      <Icon name="upload" />
      <span>{t('upload.drop')}</span>
      <label className="button button-primary" htmlFor={id}>
        {t('upload.choose')}
      </label>
      <input
        id={id}
        type="file"
        className="visually-hidden file-input"
        onChange={(event) => {
          const file = event.target.files?.[0];
          if (file) onFile(file);
          event.target.value = '';
        }}
      />
      <span className="tone-muted">{hint ?? t('upload.hint')}</span>
    </div>
  );
}
