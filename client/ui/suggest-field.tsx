import { type KeyboardEvent, type ReactNode, useEffect, useId, useLayoutEffect, useRef, useState } from 'react';
import './suggest-field.css';

export interface SuggestFieldProps {
  label: string;
  value: string;
  /** What is written is one of many that others may have written before. */
  suggestions: readonly string[];
  onChange: (value: string) => void;
  /** Enter, a suggestion taken, or the field left. */
  onCommit: (value: string) => void;
  /** Escape. */
  onCancel?: (() => void) | undefined;
  /** What the arrow keys stand on; nothing when the list is left. */
  onActive?: (suggestion: string | undefined) => void;
  onKeyDown?: (event: KeyboardEvent<HTMLInputElement>) => void;
  placeholder?: string | undefined;
  takesFocus?: boolean;
  isInvalid?: boolean;
  describedBy?: string | undefined;
  /** What to show of a long list. */
  most?: number;
  /** Only suggestions may be taken: leaving commits nothing. */
  isChoice?: boolean;
  /** What lies around decides what leaving means: there is more beside the field that belongs to it. */
  isPart?: boolean;
  /** They are those that fit already, in the order to show them. */
  isFiltered?: boolean;
  render?: (suggestion: string) => ReactNode;
}

/** Letters are compared as the language of the page lowers them: İ is i in Turkish, and I is ı. */
function holds(text: string, part: string): boolean {
  const { lang } = document.documentElement;
  const lower = (one: string): string => one.toLocaleLowerCase(lang === '' ? undefined : lang);
  return lower(text).includes(lower(part.trim()));
}

/** A line of text with what fits it listed below, reached by the arrow keys. */
export function SuggestField({
  label,
  value,
  suggestions,
  onChange,
  onCommit,
  onCancel,
  onActive,
  onKeyDown,
  placeholder,
  takesFocus = false,
  isInvalid = false,
  describedBy,
  most = 8,
  isChoice = false,
  isPart = false,
  isFiltered = false,
  render = (one) => one,
}: SuggestFieldProps) {
  const listId = useId();
  const input = useRef<HTMLInputElement>(null);
  const [open, setOpen] = useState(false);
  const [at, setAt] = useState(-1);
  const fits = suggestions.filter((one) => isFiltered || (one !== value && holds(one, value))).slice(0, most);
  const fitting = open ? fits : [];
  const current = fitting[at];
  const telling = useRef(onActive);
  useEffect(() => {
    telling.current = onActive;
  });
  useEffect(() => telling.current?.(current), [current]);
  useLayoutEffect(() => {
    if (takesFocus) input.current?.focus();
  }, [takesFocus]);

  function take(taken: string): void {
    setOpen(false);
    setAt(-1);
    onCommit(taken);
  }
  function onKey(event: KeyboardEvent<HTMLInputElement>): void {
    if (event.nativeEvent.isComposing) return;
    if ((event.key === 'ArrowDown' || event.key === 'ArrowUp') && !event.altKey) {
      event.preventDefault();
      event.stopPropagation();
      setOpen(true);
      const next = event.key === 'ArrowDown' ? at + 1 : at <= 0 ? fits.length - 1 : at - 1;
      setAt(fits.length === 0 ? -1 : next % fits.length);
    } else if (event.key === 'Enter') {
      event.preventDefault();
      take(current ?? value);
    } else if (event.key === 'Escape' && (fitting.length > 0 || onCancel)) {
      event.preventDefault();
      event.stopPropagation();
      setOpen(false);
      if (isChoice || fitting.length === 0) onCancel?.();
    } else onKeyDown?.(event);
  }
  return (
    <span className="ui-suggest">
      <input
        ref={input}
        type="text"
        role="combobox"
        aria-label={label}
        aria-expanded={fitting.length > 0}
        aria-controls={listId}
        aria-autocomplete="list"
        aria-activedescendant={current === undefined ? undefined : `${listId}-${at}`}
        aria-invalid={isInvalid || undefined}
        aria-describedby={describedBy}
        autoComplete="off"
        value={value}
        placeholder={placeholder}
        onFocus={() => setOpen(true)}
        onClick={() => setOpen(true)}
        onChange={(event) => {
          setOpen(true);
          setAt(isChoice ? 0 : -1);
          onChange(event.currentTarget.value);
        }}
        onBlur={() => {
          setOpen(false);
          setAt(-1);
          if (!isChoice) onCommit(value);
          else if (!isPart) onCancel?.();
        }}
        onKeyDown={onKey}
      />
      <div id={listId} role="listbox" aria-label={label} hidden={fitting.length === 0}>
        {fitting.map((one, i) => (
          // the input keeps the focus: arrow keys move in the list
          <div
            key={one}
            id={`${listId}-${i}`}
            role="option"
            tabIndex={-1}
            aria-selected={i === at}
            onPointerDown={(event) => {
              event.preventDefault();
              take(one);
            }}
          >
            {render(one)}
          </div>
        ))}
      </div>
    </span>
  );
}
