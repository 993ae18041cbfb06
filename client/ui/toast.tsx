import { X } from 'lucide-react';
import {
  Text,
  UNSTABLE_Toast as Toast,
  UNSTABLE_ToastContent as ToastContent,
  UNSTABLE_ToastQueue as ToastQueue,
  UNSTABLE_ToastRegion as ToastRegion,
} from 'react-aria-components';
import { IconButton } from './button.tsx';
import './ui.css';

interface Message {
  text: string;
  tone: 'plain' | 'problem';
}

const queue = new ToastQueue<Message>({ maxVisibleToasts: 3 });
/** Long enough to read; a problem stays until it is closed. */
const READING_MS = 6_000;

export function toast(text: string, tone: Message['tone'] = 'plain'): void {
  queue.add({ text, tone }, tone === 'plain' ? { timeout: READING_MS } : {});
}

export function Toasts({ label, closeLabel }: { label: string; closeLabel: string }) {
  return (
    <ToastRegion queue={queue} aria-label={label} className="ui-toasts">
      {({ toast: shown }) => (
        <Toast toast={shown} className={`ui-toast ui-toast-${shown.content.tone}`}>
          <ToastContent>
            <Text slot="title">{shown.content.text}</Text>
          </ToastContent>
          <IconButton label={closeLabel} onPress={() => queue.close(shown.key)}>
            <X aria-hidden />
          </IconButton>
        </Toast>
      )}
    </ToastRegion>
  );
}
