import { Copy } from 'lucide-react';
import { Button } from '../ui/button.tsx';
import { useTranslation } from '../ui/speech.ts';
import { toast } from '../ui/toast.tsx';

/** Takes words along, for who may not put them back. */
export function CopyWords({ words }: { words: string }) {
  const { t } = useTranslation();
  const copy = (): void => {
    navigator.clipboard.writeText(words).then(
      () => toast(t('panels.copied')),
      () => toast(t('panels.notCopied'), 'problem'),
    );
  };
  return (
    <Button look="quiet" icon={<Copy aria-hidden />} onPress={copy}>
      {t('panels.copy')}
    </Button>
  );
}
