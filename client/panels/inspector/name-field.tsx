import { useState } from 'react';
import { TextField } from '../../ui/text-field.tsx';

export interface NameFieldProps {
  label: string;
  value: string;
  readOnly: boolean;
  onCommit: (value: string) => void;
  hint?: string;
}

/** A name that is written when the field is left, as one step of undo (J5). */
export function NameField({ label, value, readOnly, onCommit, hint }: NameFieldProps) {
  const [draft, setDraft] = useState<string | null>(null);
  const commit = (): void => {
    if (draft !== null && draft !== value) onCommit(draft);
    setDraft(null);
  };
  return (
    <div
      role="presentation"
      onBlur={commit}
      onKeyDown={(event) => {
        if (event.key === 'Enter') commit();
      }}
    >
      <TextField label={label} value={draft ?? value} onChange={setDraft} isReadOnly={readOnly} hint={hint} />
    </div>
  );
}
