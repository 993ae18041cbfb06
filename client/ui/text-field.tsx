import { type ReactNode, useEffect, useRef } from 'react';
import { FieldError, Input, Label, Text, TextField as AriaTextField } from 'react-aria-components';
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
  isRequired?: boolean;
  isReadOnly?: boolean;
}

export function TextField({ label, error, hint, takesFocus = false, ...rest }: TextFieldProps) {
  const input = useRef<HTMLInputElement>(null);
  useEffect(() => {
    if (takesFocus) input.current?.focus();
  }, [takesFocus]);
  return (
    <AriaTextField {...rest} isInvalid={error !== undefined} className="ui-field" validationBehavior="aria">
      <Label>{label}</Label>
      <Input ref={input} />
      {hint ? (
        <Text slot="description" className="ui-hint">
          {hint}
        </Text>
      ) : null}
      <FieldError className="ui-error">{error}</FieldError>
    </AriaTextField>
  );
}
