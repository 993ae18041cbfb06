import type { ReactElement, ReactNode } from 'react';
import {
  Button as AriaButton,
  type ButtonProps as AriaButtonProps,
  Tooltip,
  TooltipTrigger,
} from 'react-aria-components';
import './ui.css';

type Pressable = Pick<
  AriaButtonProps,
  'onPress' | 'isDisabled' | 'type' | 'form' | 'autoFocus' | 'isPending' | 'aria-expanded' | 'aria-pressed'
>;

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
    <AriaButton
      {...rest}
      {...(label === undefined ? {} : { 'aria-label': label })}
      className={`ui-button ui-button-${look}`}
    >
      {icon}
      <span>{children}</span>
    </AriaButton>
  );
}

export interface IconButtonProps extends Pressable {
  /** Its name for assistive technology, and its tooltip. */
  label: string;
  /** Shown in the tooltip. */
  shortcut?: string | undefined;
  children: ReactElement;
}

export function IconButton({ label, shortcut, children, ...rest }: IconButtonProps) {
  return (
    <TooltipTrigger delay={400}>
      <AriaButton {...rest} aria-label={label} className="ui-icon-button">
        {children}
      </AriaButton>
      <Tooltip className="ui-tooltip" offset={6}>
        {label}
        {shortcut === undefined ? null : <kbd>{shortcut}</kbd>}
      </Tooltip>
    </TooltipTrigger>
  );
}
