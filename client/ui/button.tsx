import {
  type AriaAttributes,
  type KeyboardEvent,
  type ReactElement,
  type ReactNode,
  type RefObject,
  useRef,
} from 'react';
import { Tooltip, useHint } from './tooltip.tsx';
import './ui.css';

interface Pressable extends Pick<AriaAttributes, 'aria-expanded' | 'aria-haspopup' | 'aria-pressed'> {
  onPress?: ((event: { target: Element }) => void) | undefined;
  onKeyDown?: (event: KeyboardEvent) => void;
  isDisabled?: boolean;
  /** What was asked for is under way: it keeps its place and its focus, and takes no second press. */
  isPending?: boolean;
  type?: 'button' | 'submit';
  /** The form it belongs to, where it stands outside of it. */
  form?: string;
}

/** What a browser's own button needs to behave so. */
function pressing({ onPress, isDisabled = false, isPending = false, type = 'button', ...rest }: Pressable) {
  return {
    ...rest,
    type: isPending ? ('button' as const) : type,
    disabled: isDisabled,
    ...(isPending ? { 'aria-disabled': true } : {}),
    onClick: ({ currentTarget: target }: { currentTarget: Element }) => {
      if (!isPending) onPress?.({ target });
    },
  };
}

export interface ButtonProps extends Pressable {
  /** One `filled` button a screen at most. */
  look?: 'plain' | 'filled' | 'quiet';
  icon?: ReactNode;
  /** Its name where the words on it do not say enough; begins with them. */
  label?: string;
  children: ReactNode;
}

export function Button({ look = 'plain', icon, label, children, ...rest }: ButtonProps) {
  return (
    <button
      {...pressing(rest)}
      {...(label === undefined ? {} : { 'aria-label': label })}
      className={`ui-button ui-button-${look}`}
    >
      {icon}
      <span>{children}</span>
    </button>
  );
}

export interface IconButtonProps extends Pressable {
  /** Its name for assistive technology, and its tooltip. */
  label: string;
  /** Shown in the tooltip. */
  shortcut?: string | undefined;
  ref?: RefObject<HTMLButtonElement | null>;
  children: ReactElement;
}

export function IconButton({ label, shortcut, children, ref, ...rest }: IconButtonProps) {
  const own = useRef<HTMLButtonElement>(null);
  const button = ref ?? own;
  const hint = useHint();
  return (
    <>
      <button {...pressing(rest)} {...hint.on} ref={button} aria-label={label} className="ui-icon-button">
        {children}
      </button>
      {hint.isShown && rest['aria-expanded'] !== true ? (
        <Tooltip label={label} shortcut={shortcut} about={button} />
      ) : null}
    </>
  );
}
