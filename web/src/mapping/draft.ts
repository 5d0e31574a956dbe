import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { postJson } from '../api/client';
import type { KindChoice, MappingPreview, MappingSaved, MappingTrial, UnknownValue } from '../api/contract';
import { codeOfFile, composeToml, freeCode, type ColumnDraft, type MappingDraft } from './toml';

export function kindOf(preview: MappingPreview, name: string | undefined): KindChoice | undefined {
  return preview.kinds.find((kind) => kind.name === name) ?? preview.kinds[0];
}

function columnsOf(kind: KindChoice | undefined): ColumnDraft[] {
  return (kind?.columns ?? []).map(({ column, field }) => ({ column: column ?? '', field: field ?? '', values: {} }));
}

function draftOf(preview: MappingPreview, fileName: string, taken: string[]): MappingDraft {
  const kind = kindOf(preview, preview.kind);
  return {
    code: freeCode(codeOfFile(fileName), taken),
    name: '',
    fact: kind?.name ?? '',
    fileName,
    ...(preview.sheets.length > 0 && preview.sheet ? { sheet: preview.sheet } : {}),
    mode: 'append',
    end: 'last_day',
    overlap: 'keep',
    columns: columnsOf(kind),
  };
}

/** A mapping under way: chosen by columns or written as text, tried on the file, and saved. */
export function useMappingDraft(preview: MappingPreview, fileName: string, taken: string[]) {
  const queries = useQueryClient();
  const [draft, setDraft] = useState(() => draftOf(preview, fileName, taken));
  const [saved, setSaved] = useState('');
  const [edited, setEdited] = useState<string>();
  const kind = kindOf(preview, draft.fact);
  const toml = edited ?? composeToml(draft, kind);
  // What a trial could not read stays to be given a meaning while the choices change.
  const [unknown, setUnknown] = useState<UnknownValue[]>([]);
  const trial = useMutation({
    mutationFn: () => postJson<MappingTrial>('/api/mappings/trial', { upload: preview.upload, mapping: toml }),
    onSuccess: (answer) => {
      setUnknown([...unknown, ...answer.unknown_values]);
    },
  });
  const save = useMutation({
    // A new one takes the place of none, and then of itself.
    mutationFn: () => postJson<MappingSaved>('/api/mappings', { toml, instead_of: saved }),
    onSuccess: async () => {
      setSaved(toml);
      await queries.invalidateQueries({ queryKey: ['mappings'] });
    },
  });
  const forget = () => {
    trial.reset();
    save.reset();
  };
  const change = (changes: Partial<MappingDraft>) => {
    setDraft({ ...draft, ...changes });
    setEdited(undefined);
    forget();
  };
  return {
    kind,
    draft,
    change,
    /** Another kind has other fields, so its own suggestions take over. */
    changeKind: (name: string) => {
      change({ fact: name, columns: columnsOf(kindOf(preview, name)) });
    },
    changeColumn: (next: ColumnDraft) => {
      change({ columns: draft.columns.map((column) => (column.column === next.column ? next : column)) });
    },
    toml,
    isEdited: edited !== undefined,
    edit: (text: string) => {
      setEdited(text);
      forget();
    },
    rebuild: () => {
      change({});
    },
    unknown,
    trial,
    save,
  };
}
