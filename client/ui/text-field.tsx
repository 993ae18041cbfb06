import { type ReactNode, useEffect, useId, useRef } from 'react';
import './ui.css';

export interface TextFieldProps {
  label: string;
  value: string;
  onChange: (value: string) => void;
  /** What is wrong with it, in words. */
  error?: string | undefined;
  hint?: ReactNode;
  type?: 'text' | 'password' | 'search' | 'url';
  maxLength?: number;
  /** Takes the focus as it appears; for the one field a screen is about. */
  takesFocus?: boolean;
  autoComplete?: string;
  placeholder?: string;
  /** The label is for assistive technology alone, where the place says what it is for. */
  isLabelHidden?: boolean;
  isRequired?: boolean;
  isReadOnly?: boolean;
}

export function TextField({
  label,
  value,
  onChange,
  error,
  hint,
  type = 'text',
  takesFocus = false,
  isRequired = false,
  isReadOnly = false,
  isLabelHidden = false,
  ...rest
}: TextFieldProps) {
  const input = useRef<HTMLInputElement>(null);
  const id = useId();
  useEffect(() => {
    if (!takesFocus) return;
    input.current?.focus();
    // what stands there gives way to what is written
    input.current?.select();
  }, [takesFocus]);
  const told = [hint ? `${id}-hint` : '', error === undefined ? '' : `${id}-error`].filter((one) => one !== '');
  return (
    <div className="ui-field">
      <label htmlFor={id} {...(isLabelHidden ? { className: 'visually-hidden' } : {})}>
        {label}
      </label>
      <input
        {...rest}
        ref={input}
        id={id}
        type={type}
        value={value}
        onChange={(event) => onChange(event.target.value)}
        aria-required={isRequired}
        readOnly={isReadOnly}
        aria-invalid={error !== undefined}
        {...(told.length > 0 ? { 'aria-describedby': told.join(' ') } : {})}
      />
      {hint ? (
        <span id={`${id}-hint`} className="ui-hint">
          {hint}
        </span>
      ) : null}
      {error === undefined ? null : (
        <span id={`${id}-error`} className="ui-error">
          {error}
        </span>
      )}
    </div>
  );
}
