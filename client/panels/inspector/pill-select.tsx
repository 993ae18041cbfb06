import type { RefCallback } from 'react';

export interface PillSelectProps {
  label: string;
  value: string;
  /** What stands there: the chosen word, or that there is none, or that cards differ. */
  shown: string;
  options: readonly { id: string; label: string }[];
  onChange: (value: string) => void;
  tone?: string | undefined;
  fieldRef?: RefCallback<HTMLSelectElement> | undefined;
}

/** A choice that looks like the word it is: the browser's own list opens over it, on a phone too. */
export function PillSelect({ label, value, shown, options, onChange, tone, fieldRef }: PillSelectProps) {
  const known = options.some(({ id }) => id === value);
  return (
    <span className="pill-select">
      <select
        aria-label={label}
        value={known ? value : ''}
        ref={fieldRef}
        onChange={(event) => onChange(event.currentTarget.value)}
      >
        {known ? null : (
          <option value="" disabled>
            {shown}
          </option>
        )}
        {options.map((option) => (
          <option key={option.id} value={option.id}>
            {option.label}
          </option>
        ))}
      </select>
      <span className="pill" data-tone={tone} aria-hidden>
        {shown}
      </span>
    </span>
  );
}
