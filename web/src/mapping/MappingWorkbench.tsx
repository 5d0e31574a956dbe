import { useMutation, useQuery } from '@tanstack/react-query';
import { useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import { getJson, upload } from '../api/client';
import type { MappingList, MappingPreview } from '../api/contract';
import { DropZone } from '../deliveries/DropZone';
import { LoadFailure } from '../page/states';
import { MappingEditor } from './MappingEditor';

function useMappingList() {
  return useQuery({
    queryKey: ['mappings'],
    queryFn: ({ signal }) => getJson<MappingList>('/api/mappings', signal),
  });
}

/** Makes a mapping from a file: what is in it, what each column means, and the receipt it would give. */
export default function MappingWorkbench() {
  const { t } = useTranslation();
  const title = t('mapping.title');
  useEffect(() => {
    document.title = `${title} · Styrhus`;
  }, [title]);
  const list = useMappingList();
  const preview = useMutation({
    mutationFn: (file: File) =>
      upload<MappingPreview>(`/api/mappings/preview?filename=${encodeURIComponent(file.name)}`, file, () => undefined).answer,
  });
  return (
    <main className="inner" id="content" tabIndex={-1}>
      <div className="page-head">
        <h1>{title}</h1>
        <p className="lead">{t('mapping.lead')}</p>
      </div>
      {preview.data ? (
        <MappingEditor
          key={preview.data.upload}
          preview={preview.data}
          file={preview.variables}
          startOver={() => {
            preview.reset();
          }}
        />
      ) : (
        <>
          <DropZone
            onFile={(file) => {
              preview.mutate(file);
            }}
          />
          {preview.isError ? (
            <p className="tone-error" role="alert">
              {preview.error.message || t('mapping.failed')}
            </p>
          ) : null}
        </>
      )}
      <section className="section is-ruled">
        <h2>{t('mapping.saved_list')}</h2>
        {list.error ? <LoadFailure error={list.error} retry={() => void list.refetch()} /> : null}
        {list.data?.mappings.length === 0 ? <p>{t('mapping.none')}</p> : null}
        <ul className="mapping-list">
          {(list.data?.mappings ?? []).map((mapping) => (
            <li key={mapping.code}>
              <strong>{mapping.code}</strong> <span className="tone-muted">{mapping.title}</span>
            </li>
          ))}
        </ul>
      </section>
    </main>
  );
}
