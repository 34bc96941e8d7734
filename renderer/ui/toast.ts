import { notifications } from '@mantine/notifications';
import { createElement, type ReactNode } from 'react';
import { ToastBody } from './ToastBody.tsx';

export interface ToastOptions {
  /** The way back, offered while the toast stands; also on mod+z. */
  undo?: () => void;
  /** The reference of a failure, to be copied into a message to whoever helps. */
  reference?: string;
}

const standsMs = 8_000;

/** Says quietly what was done, with the way back where there is one. */
export function tellDone(message: ReactNode, options: ToastOptions = {}) {
  tell('good', message, options);
}

/** Says what went wrong outside any form; stays until it is closed. */
export function tellProblem(message: ReactNode, options: ToastOptions = {}) {
  tell('bad', message, options);
}

let count = 0;

function tell(meaning: 'good' | 'bad', message: ReactNode, { undo, reference }: ToastOptions) {
  const id = `toast-${++count}`;
  const close = () => notifications.hide(id);
  notifications.show({
    id,
    autoClose: meaning === 'bad' ? false : standsMs,
    withCloseButton: false,
    role: meaning === 'bad' ? 'alert' : 'status',
    message: createElement(ToastBody, { meaning, message, undo, reference, close }),
  });
}
