import { type ReactElement, type ReactNode, Suspense, useRef, useState } from 'react';
import { fetchedLater } from './later.tsx';
import { IconButton } from './button.tsx';
import './ui.css';
import './overlays.css';

export const fetchPopovers = () => import('./popover-body.tsx');
const PopoverBody = fetchedLater(() => fetchPopovers().then((found) => found.PopoverBody));

/** An icon that opens a small panel beside it. */
export function Popover({ label, icon, children }: { label: string; icon: ReactElement; children: ReactNode }) {
  const [isOpen, setOpen] = useState(false);
  const trigger = useRef<HTMLButtonElement>(null);
  return (
    <>
      <IconButton
        ref={trigger}
        label={label}
        aria-haspopup="dialog"
        aria-expanded={isOpen}
        onPress={() => setOpen(true)}
      >
        {icon}
      </IconButton>
      {isOpen ? (
        <Suspense fallback={null}>
          <PopoverBody label={label} anchor={trigger} onClose={() => setOpen(false)}>
            {children}
          </PopoverBody>
        </Suspense>
      ) : null}
    </>
  );
}
