import { useRouter } from '@tanstack/react-router';
import type { MouseEvent, ReactNode } from 'react';
import { pathOf } from './path-of.ts';

interface RecordLinkProps {
  /** As audit, reasons and search name it: customer, subscription, device, invoice … */
  model: string;
  id: string;
  children: ReactNode;
}

/** The way to one record's page; Ctrl-click opens a second window for a second thing. */
export function RecordLink({ model, id, children }: RecordLinkProps) {
  return <PathLink path={pathOf(model, id)}>{children}</PathLink>;
}

/** A link to any path of the console. */
export function PathLink({ path, children }: { path: string; children: ReactNode }) {
  const { history } = useRouter();
  const follow = (event: MouseEvent) => {
    event.stopPropagation();
    if (event.metaKey || event.ctrlKey || event.shiftKey) return;
    event.preventDefault();
    history.push(path);
  };
  return (
    <a href={`#${path}`} onClick={follow}>
      {children}
    </a>
  );
}
