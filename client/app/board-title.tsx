import { useState, type KeyboardEvent } from 'react';
import type { BoardPort } from '../../shared/document/board.ts';
import { allowance, type Role } from '../../shared/wire/roles.ts';
import { useTranslation } from '../ui/speech.ts';
import { useBoardRecord } from './use-session.ts';

const LENGTH = 200;

/** The board's name, changed where it stands. */
export function BoardTitle({ port, role }: { port: BoardPort; role: Role }) {
  const { t } = useTranslation();
  const { title, locale } = useBoardRecord(port);
  const [draft, setDraft] = useState<string>();
  if (allowance(role, 'board').change === 'none')
    return (
      <h1 className="board-title" lang={locale}>
        {title}
      </h1>
    );

  function keep(): void {
    const next = draft?.trim() ?? '';
    if (next !== '' && next !== title) {
      port.endGesture();
      port.run({ type: 'setBoard', fields: { title: next } });
      port.endGesture();
    }
    setDraft(undefined);
  }
  function key(event: KeyboardEvent<HTMLInputElement>): void {
    event.stopPropagation();
    if (event.key === 'Enter') event.currentTarget.blur();
    if (event.key === 'Escape') setDraft(undefined);
  }
  return (
    <h1 className="board-title">
      {draft === undefined ? (
        <button type="button" lang={locale} title={t('app.title.rename')} onClick={() => setDraft(title)}>
          {title}
        </button>
      ) : (
        <input
          lang={locale}
          aria-label={t('app.title.label')}
          ref={(element) => {
            if (element && document.activeElement !== element) {
              element.focus();
              element.select();
            }
          }}
          value={draft}
          maxLength={LENGTH}
          onChange={(event) => setDraft(event.target.value)}
          onKeyDown={key}
          onBlur={keep}
        />
      )}
    </h1>
  );
}
