import { X } from 'lucide-react';
import {
  Text,
  UNSTABLE_Toast as Toast,
  UNSTABLE_ToastContent as ToastContent,
  UNSTABLE_ToastQueue as ToastQueue,
  UNSTABLE_ToastRegion as Region,
} from 'react-aria-components';
import { Button, IconButton } from './button.tsx';
import type { Message } from './toast.tsx';

const queue = new ToastQueue<Message>({ maxVisibleToasts: 3 });
/** Long enough to read; a problem stays until it is closed. */
const READING_MS = 6_000;

export function show(message: Message): void {
  const { tone, action } = message;
  queue.add(message, tone === 'plain' ? { timeout: action ? 2 * READING_MS : READING_MS } : {});
}

export function ToastRegion({ label, closeLabel }: { label: string; closeLabel: string }) {
  return (
    <Region queue={queue} aria-label={label} className="ui-toasts">
      {({ toast: shown }) => (
        <Toast toast={shown} className={`ui-toast ui-toast-${shown.content.tone}`}>
          <ToastContent>
            <Text slot="title">{shown.content.text}</Text>
          </ToastContent>
          {shown.content.action ? (
            <Button
              look="quiet"
              onPress={() => {
                queue.close(shown.key);
                shown.content.action?.do();
              }}
            >
              {shown.content.action.label}
            </Button>
          ) : null}
          <IconButton label={closeLabel} onPress={() => queue.close(shown.key)}>
            <X aria-hidden />
          </IconButton>
        </Toast>
      )}
    </Region>
  );
}
