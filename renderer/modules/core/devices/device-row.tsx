import type { CsvColumn } from '#app/list/csv.ts';
import type { Device } from '#contract/core.ts';
import type { Column } from '#ui/DataTable.tsx';
import { Duration } from '#ui/Duration.tsx';
import { StatusPill } from '#ui/StatusPill.tsx';
import { HealthPill, StagePill } from '../show/pills.tsx';
import { healthLook, stageWords } from '../show/words.ts';

/** "7.20.1 (stable)" without its channel. */
const versionOf = ({ routerosVersion }: Device): string => routerosVersion?.split(' ')[0] ?? '';

const figure = (value: number | null, unit: string): string => (value === null ? '' : `${value} ${unit}`);

export const deviceColumns: readonly Column<Device>[] = [
  {
    id: 'name',
    header: 'Name',
    phone: true,
    cell: (row) => row.name,
    width: 140,
    grow: true,
    sortable: true,
    fixed: true,
  },
  {
    id: 'health',
    header: 'Health',
    phone: true,
    cell: (row) => <HealthPill state={row.health.state} isWorkedOn={row.maintenance !== null} />,
    width: 112,
  },
  { id: 'stage', header: 'Stage', phone: true, cell: (row) => <StagePill stage={row.stage} quietLive />, width: 100 },
  { id: 'host', header: 'Address', cell: (row) => `${row.host}:${row.port}`, width: 160, mono: true, sortable: true },
  { id: 'sector', header: 'Sector', cell: (row) => row.sectorName ?? '', width: 120, quiet: true },
  { id: 'latency', header: 'Latency', cell: (row) => figure(row.health.latencyMs, 'ms'), width: 76, align: 'end' },
  { id: 'cpu', header: 'CPU', cell: (row) => figure(row.health.cpuPercent, '%'), width: 56, align: 'end' },
  {
    id: 'memory',
    header: 'Memory',
    cell: (row) => figure(row.health.memoryPercent, '%'),
    width: 80,
    align: 'end',
    hidden: true,
  },
  {
    id: 'uptime',
    header: 'Uptime',
    cell: (row) => row.health.uptimeSeconds !== null && <Duration seconds={row.health.uptimeSeconds} />,
    width: 96,
    align: 'end',
    quiet: true,
    hidden: true,
  },
  { id: 'sessions', header: 'Sessions', cell: (row) => row.health.sessionCount ?? '', width: 76, align: 'end' },
  { id: 'services', header: 'Services', cell: (row) => row.serviceCount, width: 76, align: 'end' },
  {
    id: 'drifted',
    header: 'Drift',
    cell: (row) => row.driftedCount > 0 && <StatusPill meaning="attention" word={String(row.driftedCount)} />,
    width: 72,
    align: 'end',
  },
  { id: 'version', header: 'RouterOS', cell: versionOf, width: 92, quiet: true },
  { id: 'board', header: 'Board', cell: (row) => row.board ?? '', width: 120, quiet: true, hidden: true },
];

export const deviceCsv: readonly CsvColumn<Device>[] = [
  { id: 'name', header: 'Name', text: (row) => row.name },
  { id: 'health', header: 'Health', text: (row) => healthLook(row.health.state, row.maintenance !== null).word },
  { id: 'stage', header: 'Stage', text: (row) => stageWords[row.stage].word },
  { id: 'host', header: 'Address', text: (row) => `${row.host}:${row.port}` },
  { id: 'sector', header: 'Sector', text: (row) => row.sectorName ?? '' },
  { id: 'latency', header: 'Latency ms', text: (row) => String(row.health.latencyMs ?? '') },
  { id: 'cpu', header: 'CPU %', text: (row) => String(row.health.cpuPercent ?? '') },
  { id: 'memory', header: 'Memory %', text: (row) => String(row.health.memoryPercent ?? '') },
  { id: 'uptime', header: 'Uptime s', text: (row) => String(row.health.uptimeSeconds ?? '') },
  { id: 'sessions', header: 'Sessions', text: (row) => String(row.health.sessionCount ?? '') },
  { id: 'services', header: 'Services', text: (row) => String(row.serviceCount) },
  { id: 'drifted', header: 'Drifted', text: (row) => String(row.driftedCount) },
  { id: 'version', header: 'RouterOS', text: (row) => row.routerosVersion ?? '' },
  { id: 'board', header: 'Board', text: (row) => row.board ?? '' },
];
