import { useId, useMemo } from 'react';
import type { BoardPort, TextFieldName } from '../../../shared/document/board.ts';
import type { Id } from '../../../shared/journey/journey.ts';
import type { Presence } from '../../../shared/wire/presence.ts';
import { CaretLayer } from '../../writing/caret-layer.tsx';
import { useSharedText } from '../../writing/use-shared-text.ts';

export interface BoundTextProps {
  port: BoardPort;
  presence: Presence;
  id: Id;
  field: TextFieldName;
  label: string;
  placeholder?: string;
  readOnly: boolean;
}

/** Words of a card or a note, written together with others; undo in it is ours and takes back only what I did (J6). */
export function BoundText({ port, presence, id, field, label, placeholder, readOnly }: BoundTextProps) {
  const text = useMemo(() => port.text(id, field), [port, id, field]);
  const { area, handlers, announce, undoKey } = useSharedText({ port, presence, id, field, text });
  const fieldId = useId();
  return (
    <div className={`bound-text bound-text-${field} shared-text`}>
      <label htmlFor={fieldId} className="visually-hidden">
        {label}
      </label>
      <textarea
        id={fieldId}
        ref={area}
        className="bound-field"
        rows={1}
        lang={port.records().board.locale}
        placeholder={placeholder}
        readOnly={readOnly || !text}
        {...handlers}
        onFocus={() => {
          port.endGesture();
          if (!readOnly) announce(true);
        }}
        onBlur={() => {
          port.endGesture();
          announce(false);
        }}
        onKeyDown={undoKey}
      />
      <CaretLayer {...{ presence, text, id, field }} className="bound-field" />
    </div>
  );
}
