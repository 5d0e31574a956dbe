import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { postJson } from '../api/client';
import type { MappingPreview, MappingTrial } from '../api/contract';

export interface ColumnDraft {
  column: string;
  /** A field of ours; empty: the column is not used. */
  field: string;
  /** The file's value to ours; those left out stand as they are. */
  values: Record<string, string>;
}

interface TrialRequest {
  upload: string;
  code: string;
  kind: string;
  columns: ColumnDraft[];
  /** Empty: the server writes it from the columns. */
  toml: string;
}

function withoutEmpty(values: Record<string, string>): Record<string, string> {
  return Object.fromEntries(Object.entries(values).filter(([, meaning]) => meaning !== ''));
}

/** A mapping under way: chosen by columns or written as text, tried on the file, and saved. */
export function useMappingDraft(preview: MappingPreview) {
  const queries = useQueryClient();
  const [code, setCode] = useState(preview.suggestions.mapping_code);
  const [columns, setColumns] = useState<ColumnDraft[]>(() =>
    preview.suggestions.columns.map(({ column, field }) => ({ column, field: field ?? '', values: {} })),
  );
  const [toml, setToml] = useState('');
  const trial = useMutation({
    mutationFn: (request: TrialRequest) => postJson<MappingTrial>('/api/mappings/trial', request),
    onSuccess: (answer) => {
      setToml(answer.toml);
    },
  });
  const save = useMutation({
    mutationFn: () => postJson<unknown>('/api/mappings', { code, toml }),
    onSuccess: () => queries.invalidateQueries({ queryKey: ['mappings'] }),
  });
  const change = (next: ColumnDraft) => {
    setColumns(columns.map((column) => (column.column === next.column ? next : column)));
    setToml('');
  };
  const tryWith = (text: string) => {
    const used = columns.filter(({ field }) => field !== '').map((column) => ({ ...column, values: withoutEmpty(column.values) }));
    trial.mutate({ upload: preview.upload, code, kind: preview.suggestions.kind, columns: used, toml: text });
  };
  return { code, setCode, columns, change, toml, setToml, trial, save, tryWith };
}
