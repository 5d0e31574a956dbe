import { useState, type KeyboardEvent } from 'react';
import type { Stair } from '../generated/document';
import { useExplain } from '../explain/ExplainProvider';
import { usePageState } from '../url/page_state';
import { measuresOf } from './measures';

export interface StepChoice {
  /** The step whose column is lit; its number, not its place. */
  selected: number | undefined;
  toggle: (step: number) => void;
  /** The step that takes part in tabbing. */
  focused: number;
  /** Which row ↑ and ↓ stand on. */
  measure: number;
  onKeyDown: (event: KeyboardEvent<SVGGElement>) => void;
}

/** Selecting is in the address (`trin`); walking about with the arrows is not. */
export function useStepChoice(stair: Stair): StepChoice {
  const { get, set } = usePageState();
  const explain = useExplain();
  const given = Number(get('trin'));
  const selected = stair.steps.some((step) => step.step === given) ? given : undefined;
  const [walked, setWalked] = useState<number>();
  const [measure, setMeasure] = useState(-1);
  const focused = walked ?? selected ?? stair.steps[0]?.step ?? 1;
  const measures = measuresOf(stair, false);

  const toggle = (step: number) => {
    setWalked(step);
    set({ trin: step === selected ? undefined : String(step) });
  };
  const walk = (event: KeyboardEvent<SVGGElement>, by: number) => {
    const index = stair.steps.findIndex((step) => step.step === focused);
    const next = stair.steps[Math.min(Math.max(index + by, 0), stair.steps.length - 1)];
    if (!next) return;
    setWalked(next.step);
    event.currentTarget.parentElement?.querySelector<SVGGElement>(`[data-step="${next.step}"]`)?.focus();
  };
  const open = () => {
    const step = stair.steps.find((candidate) => candidate.step === focused);
    const cell = measures[measure] && step ? step[measures[measure].key] : undefined;
    if (cell?.figure) explain.open(cell.figure);
    else toggle(focused);
  };
  const onKeyDown = (event: KeyboardEvent<SVGGElement>) => {
    if (event.key === 'ArrowLeft') walk(event, -1);
    else if (event.key === 'ArrowRight') walk(event, 1);
    else if (event.key === 'ArrowDown') setMeasure(Math.min(measure + 1, measures.length - 1));
    else if (event.key === 'ArrowUp') setMeasure(Math.max(measure - 1, -1));
    else if (event.key === 'Enter') open();
    else if (event.key === ' ') toggle(focused);
    else return;
    event.preventDefault();
  };
  return { selected, toggle, focused, measure, onKeyDown };
}
