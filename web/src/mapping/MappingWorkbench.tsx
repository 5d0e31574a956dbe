import { useMutation, useQuery } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link, useLocation } from 'react-router';
import { getJson, upload } from '../api/client';
import type { MappingList, MappingPreview, OpenedMapping } from '../api/contract';
import { DropZone } from '../deliveries/DropZone';
import { useLanguage } from '../i18n/language';
import { LoadFailure } from '../page/states';
import { inLanguage } from '../url/links';
import { usePageState } from '../url/page_state';
import { AmendEditor } from './AmendEditor';
import { MappingEditor } from './MappingEditor';

function useMappingList() {
  return useQuery({
    queryKey: ['mappings'],
    queryFn: ({ signal }) => getJson<MappingList>('/api/mappings', signal),
  });
}

/** A mapping beside the file that waits, or beside the source's latest delivery. */
function useOpenedMapping(code: string, waiting?: string) {
  const query = waiting ? `?upload=${encodeURIComponent(waiting)}` : '';
  return useQuery({
    queryKey: ['mapping', code, waiting ?? ''],
    queryFn: ({ signal }) => getJson<OpenedMapping>(`/api/mappings/${encodeURIComponent(code)}${query}`, signal),
    enabled: code !== '',
    // What is being decided is not to be put anew under a person's hands.
    staleTime: Infinity,
    gcTime: 0,
  });
}

/** A file that another page hands on because it could not take it in. */
function useFileOfPageBefore(): File | undefined {
  const { state } = useLocation() as { state: { file?: unknown } | null };
  return state?.file instanceof File ? state.file : undefined;
}

/** Makes a mapping from a file, or changes one: what each column and value means, and the receipt it would give. */
export default function MappingWorkbench() {
  const { t } = useTranslation();
  const { get } = usePageState();
  const title = t('mapping.title');
  useEffect(() => {
    document.title = `${title} · Styrhus`;
  }, [title]);
  const preview = useMutation({
    mutationFn: ({ file, sheet = '' }: { file: File; sheet?: string }) => {
      const query = new URLSearchParams({ filename: file.name, ...(sheet ? { sheet } : {}) });
      return upload<MappingPreview>(`/api/mappings/preview?${query.toString()}`, file, () => undefined).answer;
    },
  });
  const { mutate } = preview;
  const handedOn = useFileOfPageBefore();
  useEffect(() => {
    if (handedOn) mutate({ file: handedOn });
  }, [handedOn, mutate]);
  const code = get('oversaettelse') ?? '';
  return (
    <main className="inner" id="content" tabIndex={-1}>
      <div className="page-head">
        <h1>{title}</h1>
        <p className="lead">{t('mapping.lead')}</p>
      </div>
      {preview.data ? (
        <ChosenFile
          key={preview.data.upload}
          preview={preview.data}
          file={preview.variables.file}
          startOver={preview.reset}
          chooseSheet={(sheet) => {
            mutate({ file: preview.variables.file, sheet });
          }}
        />
      ) : (
        <>
          {code ? <LatestDelivery key={code} code={code} /> : null}
          <DropZone
            onFile={(file) => {
              mutate({ file });
            }}
          />
          {preview.isError ? (
            <p className="tone-error" role="alert">
              {preview.error.message || t('mapping.failed')}
            </p>
          ) : null}
        </>
      )}
      <SavedMappings />
    </main>
  );
}

/** A mapping with what its source's latest delivery has that it lacks. */
function LatestDelivery({ code }: { code: string }) {
  const { get } = usePageState();
  const opened = useOpenedMapping(code);
  if (opened.error) return <LoadFailure error={opened.error} retry={() => void opened.refetch()} />;
  return opened.data ? <AmendEditor opened={opened.data} focus={{ column: get('kolonne'), value: get('vaerdi') }} /> : null;
}

interface ChosenFileProps {
  preview: MappingPreview;
  file: File;
  startOver: () => void;
  chooseSheet: (sheet: string) => void;
}

/** A file of a known layout changes its mapping; any other file makes one. */
function ChosenFile({ preview, file, startOver, chooseSheet }: ChosenFileProps) {
  const { t } = useTranslation();
  const [isNew, setNew] = useState(false);
  const known = isNew ? '' : (preview.mapping_code ?? '');
  const opened = useOpenedMapping(known, preview.upload);
  const list = useMappingList();
  if (known === '') {
    if (list.error) return <LoadFailure error={list.error} retry={() => void list.refetch()} />;
    const taken = list.data?.mappings.map((mapping) => mapping.code ?? '');
    return taken ? <MappingEditor preview={preview} file={file} startOver={startOver} chooseSheet={chooseSheet} taken={taken} /> : null;
  }
  if (opened.error) return <LoadFailure error={opened.error} retry={() => void opened.refetch()} />;
  return (
    <>
      <p className="mapping-actions">
        {t('mapping.known_file', { file: file.name, code: known })}
        <button
          type="button"
          className="linkish"
          onClick={() => {
            setNew(true);
          }}
        >
          {t('mapping.make_new')}
        </button>
        <button type="button" className="linkish" onClick={startOver}>
          {t('mapping.another')}
        </button>
      </p>
      {opened.data ? (
        <AmendEditor opened={opened.data} focus={{ column: undefined, value: undefined }} sent={{ upload: preview.upload ?? '', file }} />
      ) : null}
    </>
  );
}

function SavedMappings() {
  const { t } = useTranslation();
  const language = useLanguage();
  const list = useMappingList();
  return (
    <section className="section is-ruled">
      <h2>{t('mapping.saved_list')}</h2>
      <p>
        <Link to={inLanguage('/oversaettelser/alle', language)}>{t('mapping.overview')}</Link>
      </p>
      {list.error ? <LoadFailure error={list.error} retry={() => void list.refetch()} /> : null}
      {list.data?.mappings.length === 0 ? <p>{t('mapping.none')}</p> : null}
      <ul className="mapping-list">
        {(list.data?.mappings ?? []).map((mapping) => (
          <li key={mapping.code}>
            <Link to={inLanguage(`/oversaettelse/${encodeURIComponent(mapping.code ?? '')}`, language)}>{mapping.code}</Link>{' '}
            <span className="tone-muted">{mapping.title}</span>
          </li>
        ))}
      </ul>
    </section>
  );
}
