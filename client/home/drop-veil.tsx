import { FileUp } from 'lucide-react';
import { useTranslation } from '../ui/speech.ts';

/** Over the whole page while a file is held over it: wherever it falls, it is taken. */
export function DropVeil() {
  const { t } = useTranslation();
  return (
    <div className="drop-veil" aria-hidden>
      <p>
        <FileUp aria-hidden />
        {t('home.dropHere')}
      </p>
    </div>
  );
}
