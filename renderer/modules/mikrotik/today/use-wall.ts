import { useNavigate, useSearch } from '@tanstack/react-router';
import { useCallback, useEffect } from 'react';

/**
 * Whether the board hangs on a wall, kept in the address so that a screen can be started that way. The key also asks for the
 * whole screen; where that is forbidden the board still fills the window.
 */
export function useWall(): [wall: boolean, toggle: () => void] {
  const { wall } = useSearch({ from: '/' });
  const navigate = useNavigate({ from: '/' });
  const isWall = wall === 1;
  const set = useCallback(
    (next: boolean) => void navigate({ search: next ? { wall: 1 } : {}, replace: true }),
    [navigate],
  );
  useEffect(() => {
    if (!isWall) return;
    // Esc leaves the whole screen without telling us by a key.
    const left = () => document.fullscreenElement === null && set(false);
    document.addEventListener('fullscreenchange', left);
    return () => {
      document.removeEventListener('fullscreenchange', left);
      if (document.fullscreenElement !== null) void document.exitFullscreen();
    };
  }, [isWall, set]);
  const toggle = () => {
    set(!isWall);
    if (!isWall) document.documentElement.requestFullscreen().catch(() => undefined); // forbidden: the window will do
  };
  return [isWall, toggle];
}
