import type { ReactElement } from 'react';
import { Button, IconButton } from '../ui/button.tsx';

export interface BarButtonProps {
  label: string;
  icon: ReactElement;
  onPress: () => void;
  filled?: boolean;
}

/** With its word where there is room for it, else an icon with a tooltip; the style sheet shows one of the two. */
export function BarButton({ label, icon, onPress, filled = false }: BarButtonProps) {
  return (
    <>
      <span className="bar-wide">
        <Button look={filled ? 'filled' : 'plain'} icon={icon} onPress={onPress}>
          {label}
        </Button>
      </span>
      <span className={filled ? 'bar-narrow bar-filled' : 'bar-narrow'}>
        <IconButton label={label} onPress={onPress}>
          {icon}
        </IconButton>
      </span>
    </>
  );
}
