import { useLayoutEffect, useRef } from 'react';
import './ui.css';

interface RenameFieldProps {
  name: string;
  label: string;
  onDone: (name: string | undefined) => void;
}

/** A name changed in place: Enter and leaving keep it, Escape does not. */
export function RenameField({ name, label, onDone }: RenameFieldProps) {
  const field = useRef<HTMLInputElement>(null);
  const done = useRef(false);
  useLayoutEffect(() => {
    field.current?.focus({ preventScroll: true });
    field.current?.select();
  }, []);
  function finish(kept: boolean): void {
    if (done.current) return;
    done.current = true;
    const next = field.current?.value.trim() ?? '';
    onDone(kept && next !== name ? next : undefined);
  }
  return (
    <input
      ref={field}
      className="rename-field nodrag nopan"
      aria-label={label}
      defaultValue={name}
      onBlur={() => finish(true)}
      onKeyDown={(event) => {
        event.stopPropagation();
        if (event.nativeEvent.isComposing) return;
        if (event.key === 'Enter' || event.key === 'Tab') finish(true);
        else if (event.key === 'Escape') finish(false);
        else return;
        event.preventDefault();
      }}
    />
  );
}
