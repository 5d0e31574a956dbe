import { useEffect, useId, useState } from 'react';
import type { Parameter } from '../generated/document';
import { monthText } from '../format/date';
import { useLanguage } from '../i18n/language';
import { usePageState } from '../url/page_state';
import { Icon } from './Icon';

interface ControlProps {
  parameter: Parameter;
  onChange?: ((value: string) => void) | undefined;
}

/** The label and the value in one box, as wide as its words; the real select lies over it, unseen. */
function ChoiceBox({ parameter, onChange }: Required<ControlProps>) {
  const id = useId();
  const language = useLanguage();
  const value = parameter.value ?? '';
  const shown = parameter.options.find((option) => (option.value ?? '') === value)?.label;
  const words = shown ?? (parameter.kind === 'month' && value ? monthText(value, language) : value);
  return (
    <span className="control choice">
      <label htmlFor={id}>{parameter.label}</label>
      <span className="choice-value" aria-hidden="true">
        {words}
      </span>
      <Icon name="chevron-down" />
      <select
        id={id}
        value={value}
        onChange={(event) => {
          onChange?.(event.target.value);
        }}
      >
        {shown === undefined ? <option value={value}>{words}</option> : null}
        {parameter.options.map((option) => (
          <option key={option.value ?? ''} value={option.value ?? ''}>
            {option.label}
          </option>
        ))}
      </select>
    </span>
  );
}

const inputTypes: Record<string, string> = { month: 'month', date: 'date', number: 'number', text: 'text', choice: 'text' };

/** A field that writes when it is left or Enter is pressed, so half a date is never sent. */
function TypedBox({ parameter, onChange }: Required<ControlProps>) {
  const id = useId();
  const [draft, setDraft] = useState(parameter.value ?? '');
  useEffect(() => {
    setDraft(parameter.value ?? '');
  }, [parameter.value]);
  const commit = () => {
    if (draft !== (parameter.value ?? '')) onChange?.(draft);
  };
  return (
    <span className="control typed">
      <label htmlFor={id}>{parameter.label}</label>
      <input
        id={id}
        type={inputTypes[parameter.kind] ?? 'text'}
        value={draft}
        onChange={(event) => {
          setDraft(event.target.value);
        }}
        onBlur={commit}
        onKeyDown={(event) => {
          if (event.key === 'Enter') commit();
        }}
      />
    </span>
  );
}

const changesLadder = new Set(['omr', 'trappe']);

/** One parameter of the page; writes the address and leaves the standard value out. */
export function ParameterControl({ parameter }: { parameter: Parameter }) {
  const { set } = usePageState();
  const onChange = (value: string) => {
    // A step belongs to its ladder; another ladder has others.
    const forgotten = changesLadder.has(parameter.key ?? '') ? { trin: undefined } : {};
    set({ ...forgotten, [parameter.key ?? '']: value === (parameter.standard ?? '') ? undefined : value });
  };
  if (parameter.options.length > 0) return <ChoiceBox parameter={parameter} onChange={onChange} />;
  return <TypedBox parameter={parameter} onChange={onChange} />;
}
