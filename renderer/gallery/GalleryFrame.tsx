import { useMantineColorScheme } from '@mantine/core';
import {
  Bell,
  CircleUser,
  Contrast,
  LifeBuoy,
  MapPinned,
  Network,
  Rows3,
  ScrollText,
  Settings,
  SquareActivity,
  Users,
  Wallet,
} from 'lucide-react';
import { type ReactNode, useState } from 'react';
import { CommandPalette, type PaletteGroup, type PaletteItem } from '#ui/CommandPalette.tsx';
import { AppFrame } from '#ui/frame/AppFrame.tsx';
import { Breadcrumbs } from '#ui/frame/Breadcrumbs.tsx';
import { type NavItem, NavRail } from '#ui/frame/NavRail.tsx';
import { StatusBar, StatusSegment } from '#ui/frame/StatusBar.tsx';
import { TopBar } from '#ui/frame/TopBar.tsx';
import { useHotkeys } from '#ui/hotkeys.ts';
import { IconButton } from '#ui/IconButton.tsx';
import { tellDone } from '#ui/toast.ts';
import { useUiSettings } from '#ui/ui-settings.ts';
import { sampleCustomers } from './sample.ts';

const items: NavItem[] = [
  { id: 'board', label: 'Today', href: '#board', icon: SquareActivity },
  { id: 'customers', label: 'Customers', href: '#customers', icon: Users },
  {
    id: 'network',
    label: 'Network',
    href: '#change',
    icon: Network,
    children: [
      { id: 'devices', label: 'Devices', href: '#devices' },
      { id: 'change', label: 'Changes', href: '#change', count: 4, countMeaning: 'waiting' },
      { id: 'drift', label: 'Drift', href: '#drift', count: 2, countMeaning: 'attention' },
      { id: 'onus', label: 'ONUs', href: '#onus' },
    ],
  },
  {
    id: 'money',
    label: 'Money',
    href: '#invoices',
    icon: Wallet,
    countMeaning: 'waiting',
    children: [
      { id: 'invoices', label: 'Invoices', href: '#invoices' },
      { id: 'transfers', label: 'Transfers', href: '#transfers', count: 7, countMeaning: 'waiting' },
    ],
  },
  { id: 'support', label: 'Support', href: '#support', icon: LifeBuoy, count: 3, countMeaning: 'bad' },
  { id: 'form', label: 'Form', href: '#form', icon: MapPinned },
  { id: 'parts', label: 'Parts', href: '#parts', icon: ScrollText },
  { id: 'states', label: 'States', href: '#states', icon: Settings },
];

const commands: PaletteItem[] = [
  { id: 'do:ticket', title: 'Open a ticket', icon: LifeBuoy, keys: 'c t' },
  { id: 'do:customer', title: 'Add a customer', icon: Users, keys: 'c c' },
  { id: 'do:run', title: 'Preview the billing run', note: 'Money', icon: Wallet },
  { id: 'go:board', title: 'Go to Today', icon: SquareActivity, keys: 'g t' },
];

const customers = sampleCustomers(400);
const search = async (query: string): Promise<PaletteGroup[]> => {
  const found = customers.filter((customer) =>
    `${customer.name} ${customer.mac} ${customer.phone}`.toLowerCase().includes(query.toLowerCase()),
  );
  return [
    {
      label: 'Customers',
      items: found.slice(0, 6).map((one) => ({
        id: `customer:${one.id}`,
        title: one.name,
        note: `${one.number} · ${one.plan} · ${one.phone}`,
        icon: Users,
      })),
    },
  ];
};

export function GalleryFrame({
  current,
  where,
  children,
}: {
  current: string;
  where: readonly string[];
  children: ReactNode;
}) {
  const [palette, setPalette] = useState(false);
  const { toggleColorScheme } = useMantineColorScheme();
  const { density, setDensity } = useUiSettings();
  const go = (href: string) => {
    location.hash = href;
  };
  useHotkeys([
    { keys: 'g t', label: 'Go to Today', group: 'Everywhere', run: () => go('#board') },
    { keys: 'g c', label: 'Go to Customers', group: 'Everywhere', run: () => go('#customers') },
  ]);
  return (
    <AppFrame
      rail={(folded, toggle) => (
        <NavRail
          head={
            <>
              <span style={{ color: 'var(--accent-ink)' }}>◣</span>
              <span>Lagos Fibre</span>
            </>
          }
          items={items}
          current={current}
          folded={folded}
          onFold={toggle}
          onNavigate={(link) => go(link.href)}
        />
      )}
      topBar={
        <TopBar
          where={
            <Breadcrumbs
              crumbs={where.map((label, at) => (at < where.length - 1 ? { label, href: '#customers' } : { label }))}
              onNavigate={go}
            />
          }
          onSearch={() => setPalette(true)}
          end={
            <>
              <IconButton
                icon={Rows3}
                label="Density"
                onClick={() => setDensity(density === 'compact' ? 'comfortable' : 'compact')}
              />
              <IconButton icon={Contrast} label="Light or dark" onClick={toggleColorScheme} />
              <IconButton
                icon={Bell}
                label="Alerts"
                onClick={() => tellDone('12 customers suspended', { undo: () => undefined })}
              />
              <IconButton icon={CircleUser} label="Amaka Obi, billing" />
            </>
          }
        />
      }
      statusBar={
        <StatusBar
          start={
            <>
              <StatusSegment meaning="attention" loud title="Nothing here reaches a real router">
                DEMO
              </StatusSegment>
              <StatusSegment>SQLite · lagos-fibre.db</StatusSegment>
              <StatusSegment title="Runs the daily automation">Automation: this desk</StatusSegment>
            </>
          }
          end={
            <>
              <StatusSegment>2 jobs running</StatusSegment>
              <StatusSegment meaning="bad" onClick={() => go('#board')}>
                1 router down
              </StatusSegment>
              <StatusSegment meaning="good">11 up</StatusSegment>
              <StatusSegment>Africa/Lagos 11:23</StatusSegment>
            </>
          }
        />
      }
    >
      {children}
      <CommandPalette
        opened={palette}
        onOpened={setPalette}
        commands={commands}
        search={search}
        recentKey="gallery"
        onChoose={(item) => tellDone(item.title)}
      />
    </AppFrame>
  );
}
