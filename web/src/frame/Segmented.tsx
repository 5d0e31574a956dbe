import { useId } from 'react';

export interface Segment<Name extends string> {
  name: Name;
  label: string;
}

interface SegmentedProps<Name extends string> {
  label: string;
  segments: Segment<Name>[];
  value: Name;
  onChange: (name: Name) => void;
  isSmall?: boolean;
}

/** One of a few: a radio group drawn as a switch. */
export function Segmented<Name extends string>({ label, segments, value, onChange, isSmall = false }: SegmentedProps<Name>) {
  const id = useId();
  return (
    <fieldset className={`segmented ${isSmall ? 'is-small' : ''}`}>
      <legend className="visually-hidden">{label}</legend>
      {segments.map((segment) => (
        <label key={segment.name} className={segment.name === value ? 'is-chosen' : ''}>
          <input
            type="radio"
            name={id}
            value={segment.name}
            checked={segment.name === value}
            onChange={() => {
              onChange(segment.name);
            }}
          />
          {segment.label}
        </label>
      ))}
    </fieldset>
  );
}
