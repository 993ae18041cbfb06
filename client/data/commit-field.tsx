import { useState } from 'react';
import { TextField } from '../ui/text-field.tsx';

interface CommitFieldProps {
  label: string;
  value: string;
  /** False: what was written cannot be, and is told. */
  onCommit: (value: string) => boolean | void;
  error: string;
  hint?: string;
  placeholder?: string;
  isReadOnly?: boolean;
  takesFocus?: boolean;
}

/** Written when it is left, so that one change is one step of undo (J5); what others write meanwhile is shown. */
export function CommitField({ value, onCommit, error, ...field }: CommitFieldProps) {
  const [draft, setDraft] = useState<string>();
  const [isWrong, setWrong] = useState(false);
  const commit = (): void => {
    if (draft === undefined) return;
    const wrong = draft.trim() !== value.trim() && onCommit(draft.trim()) === false;
    setWrong(wrong);
    if (!wrong) setDraft(undefined);
  };
  return (
    <div
      onBlur={commit}
      onKeyDown={(event) => {
        if (event.key === 'Enter') commit();
      }}
      role="presentation"
    >
      <TextField {...field} value={draft ?? value} error={isWrong ? error : undefined} onChange={setDraft} />
    </div>
  );
}
