import { X } from 'lucide-react';
import type { ReactNode } from 'react';
import { Dialog as AriaDialog, Heading, Modal, ModalOverlay } from 'react-aria-components';
import { IconButton } from './button.tsx';
import './ui.css';
import './overlays.css';

export interface DialogProps {
  title: string;
  closeLabel: string;
  onClose: () => void;
  children: ReactNode;
  /** Buttons at its foot. */
  foot?: ReactNode;
  /** `all`: as much of the screen as there is. */
  wide?: boolean | 'all';
  /** Nothing in it takes the keyboard, so the whole does: else what is long could not be scrolled by keys. */
  isRead?: boolean;
}

/** A modal dialog that is open for as long as it is rendered. */
export function Dialog({ title, closeLabel, onClose, children, foot, wide = false, isRead = false }: DialogProps) {
  return (
    <ModalOverlay isOpen isDismissable onOpenChange={(open) => !open && onClose()} className="ui-overlay">
      <Modal className={wide === 'all' ? 'ui-modal ui-modal-all' : wide ? 'ui-modal ui-modal-wide' : 'ui-modal'}>
        <AriaDialog className="ui-dialog">
          <header>
            <Heading slot="title">{title}</Heading>
            <IconButton label={closeLabel} onPress={onClose}>
              <X aria-hidden />
            </IconButton>
          </header>
          <div className="ui-dialog-body" {...(isRead ? { role: 'region', 'aria-label': title, tabIndex: 0 } : {})}>
            {children}
          </div>
          {foot ? <footer>{foot}</footer> : null}
        </AriaDialog>
      </Modal>
    </ModalOverlay>
  );
}
