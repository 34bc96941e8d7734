import { StrictMode, useSyncExternalStore } from 'react';
import { createRoot } from 'react-dom/client';
import { UiProvider } from '#ui/UiProvider.tsx';
import { GalleryFrame } from './GalleryFrame.tsx';
import { BoardScene } from './scenes/BoardScene.tsx';
import { ChangeScene } from './scenes/ChangeScene.tsx';
import { CustomersScene } from './scenes/CustomersScene.tsx';
import { FormScene } from './scenes/FormScene.tsx';
import { InvoicesScene } from './scenes/InvoicesScene.tsx';
import { PartsScene } from './scenes/PartsScene.tsx';
import { StatesScene } from './scenes/StatesScene.tsx';

const scenes = {
  customers: { where: ['Customers'], scene: CustomersScene },
  invoices: { where: ['Money', 'Invoices'], scene: InvoicesScene },
  change: { where: ['Network', 'Changes', '4711'], scene: ChangeScene },
  board: { where: ['Today'], scene: BoardScene },
  form: { where: ['Customers', 'Amara Okafor', 'New subscription'], scene: FormScene },
  parts: { where: ['Kit', 'Parts'], scene: PartsScene },
  states: { where: ['Kit', 'States of a list'], scene: StatesScene },
} as const;

const watchHash = (changed: () => void) => {
  window.addEventListener('hashchange', changed);
  return () => window.removeEventListener('hashchange', changed);
};

const isScene = (name: string): name is keyof typeof scenes => name in scenes;

function Gallery() {
  const name = useSyncExternalStore(watchHash, () => location.hash.slice(1));
  const current = isScene(name) ? name : 'customers';
  const { where, scene: Scene } = scenes[current];
  return (
    <GalleryFrame current={current} where={where}>
      <Scene />
    </GalleryFrame>
  );
}

const options = new URLSearchParams(location.search);
document.dir = options.get('dir') ?? 'ltr';
const scheme = options.get('scheme');

const root = document.getElementById('root');
if (!root) throw new Error('The page has no root');
createRoot(root).render(
  <StrictMode>
    <UiProvider zone="Africa/Lagos" defaultScheme={scheme === 'dark' || scheme === 'light' ? scheme : 'auto'}>
      <Gallery />
    </UiProvider>
  </StrictMode>,
);
