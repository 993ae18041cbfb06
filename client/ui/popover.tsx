import type { ReactElement, ReactNode } from 'react';
import { Dialog, DialogTrigger, Popover as AriaPopover } from 'react-aria-components';
import { IconButton } from './button.tsx';
import './ui.css';

/** An icon that opens a small panel beside it. */
export function Popover({ label, icon, children }: { label: string; icon: ReactElement; children: ReactNode }) {
  return (
    <DialogTrigger>
      <IconButton label={label}>{icon}</IconButton>
      <AriaPopover className="ui-popover">
        <Dialog aria-label={label} className="ui-popover-body">
          {children}
        </Dialog>
      </AriaPopover>
    </DialogTrigger>
  );
}
