import { Archive, Copy, Download, Trash2 } from 'lucide-react';
import { useState } from 'react';
import type { KeptAside } from '../../shared/document/replay.ts';
import { createAside } from '../session/aside.ts';
import type { BoardSession } from '../session/connect.ts';
import { Button } from '../ui/button.tsx';
import { useTranslation } from '../ui/speech.ts';
import { toast } from '../ui/toast.tsx';
import { saveFile } from './save-file.ts';
import { useValue } from './use-session.ts';
import './kept-aside.css';

const NUMBERS: ReadonlySet<string> = new Set([
  'metrics',
  'observations',
  'passports',
  'funnels',
  'funnelSteps',
  'flows',
  'flowPairs',
]);
const kindKey = (kind: string): string =>
  `talk.aside.kind.${NUMBERS.has(kind) ? 'numbers' : kind === 'reactions' ? 'comments' : kind}`;

/** Its words: of a card what stands on it, else whatever was changed. */
export function wordsOf({ fields }: KeptAside): string {
  const named = ['title', 'name', 'text', 'body', 'label'].flatMap((field) => {
    const value = fields[field];
    return typeof value === 'string' && value !== '' ? [value] : [];
  });
  if (named.length > 0) return named.join('\n');
  return Object.entries(fields)
    .filter(([field, value]) => field !== 'deleted' && field !== 'createdBy' && value !== undefined)
    .map(([field, value]) => `${field}: ${typeof value === 'string' ? value : JSON.stringify(value)}`)
    .join('\n');
}

/** Of one's own what the board did not take (A3): nothing of it is lost, and the way to keep it is at hand. */
export function KeptAsideTray({ session }: { session: BoardSession }) {
  const { t } = useTranslation();
  const [aside] = useState(() => createAside(session.member));
  const kept = useValue(aside);
  const [isOpen, setOpen] = useState(true);
  if (kept.length === 0) return null;
  const titleOf = (one: KeptAside): string =>
    `${t(kindKey(one.kind))} · ${t(`talk.aside.${one.act}`)} · ${t(`talk.aside.${one.why}`)}`;
  const copy = (): void => {
    const words = kept.map((one) => `${titleOf(one)}\n${wordsOf(one)}`).join('\n\n');
    navigator.clipboard.writeText(words).then(
      () => toast(t('talk.aside.copied')),
      () => toast(t('talk.aside.notCopied'), 'problem'),
    );
  };
  const save = (): void =>
    saveFile(new Blob([JSON.stringify(kept, null, 2)], { type: 'application/json' }), 'journeyboard-kept-aside.json');
  return (
    <section className="kept-aside" aria-label={t('talk.aside')}>
      {isOpen ? (
        <div className="kept-aside-sheet">
          <p>{t('talk.aside.why')}</p>
          <ul>
            {kept.map((one) => (
              <li key={`${one.kind}/${one.id}/${one.act}`}>
                <p className="kept-aside-what">{titleOf(one)}</p>
                <p className="kept-aside-words">{wordsOf(one)}</p>
              </li>
            ))}
          </ul>
          <div className="kept-aside-actions">
            <Button icon={<Copy aria-hidden />} onPress={copy}>
              {t('talk.aside.copy')}
            </Button>
            <Button icon={<Download aria-hidden />} onPress={save}>
              {t('talk.aside.save')}
            </Button>
            <Button look="quiet" icon={<Trash2 aria-hidden />} onPress={aside.drop}>
              {t('talk.aside.drop')}
            </Button>
          </div>
        </div>
      ) : null}
      <Button icon={<Archive aria-hidden />} aria-expanded={isOpen} onPress={() => setOpen(!isOpen)}>
        {t('talk.asideCount', { count: kept.length })}
      </Button>
    </section>
  );
}
