import { Bookmark } from 'lucide-react';
import { type FormEvent, useEffect, useRef, useState } from 'react';
import type { VersionSummary } from '../../shared/wire/history.ts';
import { toast } from '../ui/toast.tsx';
import { Button } from '../ui/button.tsx';
import { useTranslation } from '../ui/speech.ts';
import { TextField } from '../ui/text-field.tsx';
import { type Asking, saveVersion } from './asking.ts';

const LONGEST = 120;

/** Keeps the board as it is, under a name. */
export function SaveVersion({ asking, onSaved }: { asking: Asking; onSaved: (version: VersionSummary) => void }) {
  const { t } = useTranslation();
  const [name, setName] = useState<string>();
  const [isSaving, setSaving] = useState(false);
  const [problem, setProblem] = useState<string>();
  const isAsking = name !== undefined;
  const place = useRef<HTMLDivElement>(null);
  const wasAsking = useRef(false);
  useEffect(() => {
    // the form that had the focus is gone: it goes back to what opened it, not to the head of the dialog
    if (wasAsking.current && !isAsking) place.current?.querySelector('button')?.focus();
    wasAsking.current = isAsking;
  }, [isAsking]);
  if (!isAsking)
    return (
      <div ref={place} className="history-save-open">
        <Button icon={<Bookmark aria-hidden />} onPress={() => setName('')}>
          {t('history.save')}
        </Button>
      </div>
    );
  async function save(event: FormEvent): Promise<void> {
    event.preventDefault();
    const wanted = name?.trim() ?? '';
    if (wanted === '' || isSaving) return;
    setSaving(true);
    const answer = await saveVersion(asking, wanted);
    setSaving(false);
    if (!answer.ok) {
      setProblem(t(answer.code === 'versions-full' ? 'history.failed.full' : 'history.failed.save'));
      return;
    }
    setName(undefined);
    setProblem(undefined);
    toast(t('history.saved', { name: wanted }));
    onSaved(answer.value);
  }
  return (
    <form className="history-save" onSubmit={(event) => void save(event)}>
      <TextField
        label={t('history.save.name')}
        value={name}
        onChange={setName}
        maxLength={LONGEST}
        placeholder={t('history.save.placeholder')}
        error={problem}
        takesFocus
      />
      <div className="history-save-buttons">
        <Button onPress={() => setName(undefined)}>{t('history.save.cancel')}</Button>
        <Button type="submit" look="filled" isDisabled={name.trim() === ''} isPending={isSaving}>
          {t('history.save.do')}
        </Button>
      </div>
    </form>
  );
}
