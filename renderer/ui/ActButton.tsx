import { Button, type ButtonProps, Tooltip } from '@mantine/core';
import type { LucideIcon } from 'lucide-react';
import type { MouseEvent } from 'react';
import { Kbd } from './Kbd.tsx';

export interface ActButtonProps {
  children: string;
  icon?: LucideIcon;
  /** One `primary` a screen; `danger` for what cannot be taken back; `quiet` for what is rarely wanted. */
  tone?: 'primary' | 'default' | 'quiet' | 'danger';
  /** Why the act is refused, and who could do it. With it the button stays readable, and does nothing. */
  refused?: string | undefined;
  busy?: boolean;
  /** Keys to print on the button; the screen listens to them itself by useHotkeys. */
  keys?: string;
  type?: 'button' | 'submit';
  autoFocus?: boolean;
  onClick?: (event: MouseEvent<HTMLButtonElement>) => void;
}

const variants = {
  primary: 'filled',
  default: 'default',
  quiet: 'subtle',
  danger: 'default',
} as const satisfies Record<string, ButtonProps['variant']>;

/** A button for an act. A refused one says why on hover and focus, so that nobody wonders at a dead button. */
export function ActButton({
  children,
  icon: Icon,
  tone = 'default',
  refused,
  busy,
  keys,
  type = 'button',
  autoFocus,
  onClick,
}: ActButtonProps) {
  const button = (
    <Button
      type={type}
      variant={variants[tone]}
      data-tone={tone}
      loading={busy ?? false}
      autoFocus={autoFocus}
      // A dialog's focus trap takes the focus for itself; this tells it where to put it.
      data-autofocus={autoFocus || undefined}
      leftSection={Icon && <Icon size={14} aria-hidden="true" />}
      rightSection={keys && <Kbd keys={keys} />}
      aria-disabled={refused !== undefined || undefined}
      data-disabled={refused !== undefined || undefined}
      onClick={refused === undefined ? onClick : (event) => event.preventDefault()}
    >
      {children}
    </Button>
  );
  return refused === undefined ? button : <Tooltip label={refused}>{button}</Tooltip>;
}
