import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { postJson } from '../api/client';
import type { MappingPreview, MappingTrial } from '../api/contract';
import { codeOfFile, composeToml, type ColumnDraft, type MappingDraft } from './toml';

function draftOf(preview: MappingPreview, fileName: string): MappingDraft {
  const { kind, mapping_code, columns } = preview.suggestions;
  return {
    code: mapping_code || codeOfFile(fileName),
    name: '',
    fact: kind ?? 'grant',
    fileName,
    mode: 'append',
    end: 'last_day',
    overlap: 'keep',
    columns: columns.map(({ column, field }) => ({ column: column ?? '', field: field ?? '', values: {} })),
  };
}

/** A mapping under way: chosen by columns or written as text, tried on the file, and saved. */
export function useMappingDraft(preview: MappingPreview, fileName: string) {
  const queries = useQueryClient();
  const [draft, setDraft] = useState(() => draftOf(preview, fileName));
  const [edited, setEdited] = useState<string>();
  const toml = edited ?? composeToml(draft);
  const trial = useMutation({
    mutationFn: () => postJson<MappingTrial>('/api/mappings/trial', { upload: preview.upload, mapping: toml }),
  });
  const save = useMutation({
    mutationFn: () => postJson<unknown>('/api/mappings', { code: draft.code, toml }),
    onSuccess: () => queries.invalidateQueries({ queryKey: ['mappings'] }),
  });
  const change = (changes: Partial<MappingDraft>) => {
    setDraft({ ...draft, ...changes });
    setEdited(undefined);
    trial.reset();
  };
  const changeColumn = (next: ColumnDraft) => {
    change({ columns: draft.columns.map((column) => (column.column === next.column ? next : column)) });
  };
  const edit = (text: string) => {
    setEdited(text);
    trial.reset();
  };
  return {
    draft,
    change,
    changeColumn,
    toml,
    isEdited: edited !== undefined,
    edit,
    rebuild: () => {
      change({});
    },
    trial,
    save,
  };
}
