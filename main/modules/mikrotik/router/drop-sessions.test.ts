import { describe, expect, it } from 'vitest';
import { RouterView } from '../plan/router-view.ts';
import { stillOnline } from './drop-sessions.ts';

const dropped = [
  { path: '/ppp/active', id: '*1', user: 'ada' },
  { path: '/ip/hotspot/cookie', id: '*7', user: 'guest' },
] as const;

describe('sessions whose removal the router acknowledged', () => {
  it('go on where they are listed as before', () => {
    const view = new RouterView({
      '/ppp/active': [{ '.id': '*1', name: 'ada' }],
      '/ip/hotspot/cookie': [{ '.id': '*7', user: 'guest' }],
    });
    expect([...stillOnline(dropped, view)]).toEqual(['/ppp/active ada', '/ip/hotspot/cookie guest']);
  });

  it('are gone where the user dialled in anew, or the id is another’s', () => {
    const view = new RouterView({
      '/ppp/active': [
        { '.id': '*2', name: 'ada' },
        { '.id': '*1', name: 'bob' },
      ],
      '/ip/hotspot/cookie': [],
    });
    expect([...stillOnline(dropped, view)]).toEqual([]);
  });
});
