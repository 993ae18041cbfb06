import type { ReactNode, RefObject } from 'react';
import { Dialog, Popover } from 'react-aria-components';

export interface PopoverBodyProps {
  label: string;
  anchor: RefObject<HTMLElement | null>;
  onClose: () => void;
  children: ReactNode;
}

/** An open panel beside what opened it. */
export function PopoverBody({ label, anchor, onClose, children }: PopoverBodyProps) {
  return (
    <Popover className="ui-popover" isOpen triggerRef={anchor} onOpenChange={(open) => !open && onClose()}>
      <Dialog aria-label={label} className="ui-popover-body">
        {children}
      </Dialog>
    </Popover>
  );
}
