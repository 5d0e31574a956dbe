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
  const [areSeveral, setSeveral] = useState(false);
  // Several files may be one extract: only together in an archive does the server know.
  const take = (files: FileList | null) => {
    const file = files?.[0];
    setSeveral((files?.length ?? 0) > 1);
    if (file && files.length === 1) onFile(file);
  };
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
        take(event.dataTransfer.files);
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
          take(event.target.files);
          event.target.value = '';
        }}
      />
      {areSeveral ? (
        <span className="tone-error" role="alert">
          {t('upload.several')}
        </span>
      ) : null}
      <span className="tone-muted">{hint ?? t('upload.hint')}</span>
    </div>
  );
}
