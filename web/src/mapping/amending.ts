import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { postJson } from '../api/client';
import type { AmendedMapping, MappingSaved, MappingTrial, OpenedMapping, UnknownValue } from '../api/contract';
import { amendmentsOf, eachOnce, suggested, valueKey, type HeadingChoice, type ValuePlace } from './amendments';

/** What a change is tried on: a file that was sent, or a delivery that is there. */
export type TriedOn = { upload: string } | { delivery: number };

/** A mapping under change: decisions become its text, which is tried and saved. */
export function useAmending(opened: OpenedMapping, triedOn: TriedOn | undefined) {
  const queries = useQueryClient();
  const [decisions, setDecisions] = useState(() => suggested(opened));
  const [edited, setEdited] = useState<string>();
  const [met, setMet] = useState<UnknownValue[]>([]);
  const before = opened.toml ?? '';
  // What the saved text takes the place of: another's change meanwhile is not to be lost.
  const [insteadOf, setInsteadOf] = useState(before);
  const changes = amendmentsOf(decisions);
  const amended = useQuery({
    queryKey: ['amended', before, changes],
    queryFn: () => postJson<AmendedMapping>('/api/mappings/amended', { toml: before, changes }),
    enabled: changes.length > 0,
    placeholderData: (previous) => previous,
    retry: false,
  });
  const made = changes.length > 0 ? (amended.data?.toml ?? before) : before;
  const toml = edited ?? made;
  const trial = useMutation({
    mutationFn: () => postJson<MappingTrial>('/api/mappings/trial', { ...triedOn, mapping: toml }),
    // What a trial could not read stays to be given a meaning while the choices change.
    onSuccess: (answer) => {
      setMet([...met, ...answer.unknown_values]);
    },
  });
  const save = useMutation({
    mutationFn: () => postJson<MappingSaved>('/api/mappings', { toml, instead_of: insteadOf }),
    onSuccess: async () => {
      setInsteadOf(toml);
      await queries.invalidateQueries({ queryKey: ['mappings'] });
      await queries.invalidateQueries({ queryKey: ['view'] });
    },
  });
  const forget = () => {
    setEdited(undefined);
    trial.reset();
    save.reset();
  };
  return {
    decisions,
    toml,
    trial,
    save,
    failure: amended.error?.message,
    isMaking: amended.isFetching,
    isChanged: toml !== before,
    isEdited: edited !== undefined,
    unknown: eachOnce([...opened.unknown_values, ...met]),
    decideHeading: (heading: string, choice: HeadingChoice) => {
      setDecisions({ ...decisions, headings: { ...decisions.headings, [heading]: choice } });
      forget();
    },
    decideValues: (meanings: [ValuePlace, string][]) => {
      const values = Object.fromEntries(meanings.map(([place, meaning]) => [valueKey(place), meaning]));
      setDecisions({ ...decisions, values: { ...decisions.values, ...values } });
      forget();
    },
    edit: (text: string) => {
      setEdited(text);
      trial.reset();
      save.reset();
    },
    rebuild: forget,
  };
}

export type Amending = ReturnType<typeof useAmending>;
