import { type KeyboardEvent, type ReactNode, useRef } from 'react';
import './ui.css';

const STEPS: Readonly<Record<string, number>> = { ArrowRight: 1, ArrowDown: 1, ArrowLeft: -1, ArrowUp: -1 };

export interface SegmentedProps<T extends string> {
  label: string;
  value: T;
  options: readonly { id: T; label: string; icon?: ReactNode }[];
  onChange: (value: T) => void;
}

/** One of a few, all in view; arrow keys choose, as in any group of radio buttons. */
export function Segmented<T extends string>({ label, value, options, onChange }: SegmentedProps<T>) {
  const group = useRef<HTMLDivElement>(null);
  function onKeyDown(event: KeyboardEvent): void {
    const step = STEPS[event.key];
    if (step === undefined) return;
    event.preventDefault();
    event.stopPropagation();
    const at = options.findIndex((option) => option.id === value);
    const place = (at + step + options.length) % options.length;
    const next = options[place];
    if (!next) return;
    onChange(next.id);
    group.current?.querySelectorAll<HTMLElement>('[role=radio]')[place]?.focus();
  }
  return (
    <div ref={group} role="radiogroup" aria-label={label} className="ui-segmented">
      {options.map((option) => (
        <button
          key={option.id}
          type="button"
          role="radio"
          aria-checked={option.id === value}
          tabIndex={option.id === value ? 0 : -1}
          onClick={() => onChange(option.id)}
          onKeyDown={onKeyDown}
        >
          {option.icon}
          {option.label}
        </button>
      ))}
    </div>
  );
}
