import { useLayoutEffect, useRef } from 'react';
import './ui.css';

interface RenameFieldProps {
  name: string;
  /** What was typed before the field was there: it takes the name's place. */
  typed?: string | undefined;
  label: string;
  onDone: (name: string | undefined) => void;
  /** Tab keeps it and goes on to the next name, or with Shift back. */
  onTab?: (by: -1 | 1) => void;
  /** Pasted lines, or fields of a spreadsheet, which are more than one name; `false` leaves them to the field. */
  onList?: (text: string) => boolean;
}

/** A name changed in place: Enter and leaving keep it, Escape does not. */
export function RenameField({ name, typed, label, onDone, onTab, onList }: RenameFieldProps) {
  const field = useRef<HTMLInputElement>(null);
  const done = useRef(false);
  useLayoutEffect(() => {
    field.current?.focus({ preventScroll: true });
    if (typed === undefined) field.current?.select();
    else field.current?.setSelectionRange(typed.length, typed.length);
  }, [typed]);
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
      defaultValue={typed ?? name}
      onBlur={() => finish(true)}
      onPaste={(event) => {
        const text = event.clipboardData.getData('text/plain');
        if (!onList || !/[\n\r\t]/u.test(text.trim())) return;
        event.preventDefault();
        done.current = true;
        if (onList(text)) return;
        done.current = false;
        finish(false);
      }}
      onKeyDown={(event) => {
        event.stopPropagation();
        if (event.nativeEvent.isComposing) return;
        if (event.key === 'Enter' || event.key === 'Tab') {
          finish(true);
          if (event.key === 'Tab') onTab?.(event.shiftKey ? -1 : 1);
        } else if (event.key === 'Escape') finish(false);
        else return;
        event.preventDefault();
      }}
    />
  );
}
