import { type CSSProperties, useCallback, useMemo, useSyncExternalStore } from 'react';
import type { TextField, TextFieldName } from '../../shared/document/board.ts';
import type { Id } from '../../shared/journey/journey.ts';
import type { Presence } from '../../shared/wire/presence.ts';
import { PERSON_INK, personColour } from '../ui/person-colours.ts';
import { type Caret, createCarets, piecesOf } from './carets.ts';
import './writing.css';

function useCarets(presence: Presence, text: TextField | undefined, id: Id, field: TextFieldName) {
  const carets = useMemo(() => createCarets(id, field), [id, field]);
  const subscribe = useCallback(
    (listener: () => void) => {
      const find = (anchor: string): number | undefined => text?.find(anchor);
      const hear = (): void => {
        if (carets.hear(presence.others(), find)) listener();
      };
      hear();
      const stops = [
        presence.subscribe(hear),
        text?.subscribe((change) => {
          carets.move(change, find);
          listener();
        }),
      ];
      return () => {
        for (const stop of stops) stop?.();
      };
    },
    [presence, text, carets],
  );
  return useSyncExternalStore(subscribe, carets.get);
}

const colouring = ({ color }: Caret): CSSProperties =>
  ({ '--who': personColour(color), '--who-ink': PERSON_INK }) as CSSProperties;

export interface CaretLayerProps {
  presence: Presence;
  text: TextField | undefined;
  id: Id;
  field: TextFieldName;
  /** The textarea's own class: the same words in the same type break at the same places. */
  className: string;
}

/** Where others are in a text that is written here: the same words once more, unseen, with carets among them. */
export function CaretLayer({ presence, text, id, field, className }: CaretLayerProps) {
  const carets = useCarets(presence, text, id, field);
  if (carets.length === 0) return null;
  return (
    <div className={`${className} caret-layer`} aria-hidden>
      {piecesOf(text?.value() ?? '', carets).map((piece, i) => (
        <span key={i}>
          {piece.selectedBy ? <mark style={colouring(piece.selectedBy)}>{piece.text}</mark> : piece.text}
          {piece.carets.map((caret) => (
            // a caret that moved says its name once more
            <span key={`${caret.personId}/${caret.to}`} className="caret" style={colouring(caret)}>
              <span className="caret-name">{caret.name}</span>
            </span>
          ))}
        </span>
      ))}
      {/* a line that has just begun has no height of its own */}
      {'\u200b'}
    </div>
  );
}
