import { FileUp } from 'lucide-react';
import { Button } from '../ui/button.tsx';
import { useTranslation } from '../ui/speech.ts';
import type { Creating } from './use-create.ts';

/** A label over the browser's own file field, so that keyboards and screen readers have what they know. */
export function ImportTile({ creating, onBring }: { creating: Creating; onBring: () => void }) {
  const { t } = useTranslation();
  return (
    <li className="import-tile">
      <label>
        <FileUp aria-hidden />
        <span className="import-title">{t('home.importFile')}</span>
        <span>{t(creating.busy === 'file' ? 'home.making' : 'home.importHow')}</span>
        <input
          type="file"
          className="visually-hidden"
          accept=".json,.csv,.tsv,.xlsx,.md,.markdown,.mmd,.mermaid,.txt"
          disabled={creating.busy !== undefined}
          onChange={(event) => {
            const file = event.target.files?.[0];
            if (file) creating.fromFile(file);
            // the same file may be chosen again once it is mended
            event.target.value = '';
          }}
        />
      </label>
      <Button look="quiet" onPress={onBring} isDisabled={creating.busy !== undefined}>
        {t('home.paste')}
      </Button>
    </li>
  );
}
