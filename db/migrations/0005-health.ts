/** Measures of one series beside each other, as every rollup keeps them: how many, least, sum, most. */
const measure = (name: string, type: '{int}' | '{big}'): string =>
  `${name}_n {int} not null, ${name}_min ${type}, ${name}_sum {big}, ${name}_max ${type}`;

/**
 * How devices are and were. Samples are kept in the order of time, which is how they are rolled up and forgotten; rollups in
 * the order of the device, which is how charts read them.
 */
export const health = [
  `create table device_health_sample (
    at {instant} not null, device_id {id} not null references device (id), latency_ms {int}, cpu_percent {int},
    memory_percent {int}, session_count {int}, primary key (at, device_id)
  ) {end}`,
  `create table device_health_rollup (
    device_id {id} not null references device (id), step_seconds {int} not null, at {instant} not null, polls {int} not null,
    ${measure('latency', '{int}')}, ${measure('cpu', '{int}')}, ${measure('memory', '{int}')}, ${measure('session', '{int}')},
    primary key (device_id, step_seconds, at)
  ) {end}`,
  `create index device_health_rollup_step on device_health_rollup (step_seconds, at)`,

  `create table device_interface (
    id {id} primary key, device_id {id} not null references device (id), name {text} not null, type {text} not null,
    comment {text} not null, state {text} not null check (state in ('running','not_running','disabled','gone')),
    state_since {instant} not null, rx_bytes {text} not null, tx_bytes {text} not null, counted_at {instant} not null,
    rx_bps {big}, tx_bps {big}, watched_at {instant}, unique (device_id, name)
  ) {end}`,
  `create table interface_sample (
    at {instant} not null, interface_id {id} not null references device_interface (id), rx_bps {big} not null,
    tx_bps {big} not null, primary key (at, interface_id)
  ) {end}`,
  `create table interface_rollup (
    interface_id {id} not null references device_interface (id), step_seconds {int} not null, at {instant} not null,
    ${measure('rx', '{big}')}, ${measure('tx', '{big}')}, primary key (interface_id, step_seconds, at)
  ) {end}`,
  `create index interface_rollup_step on interface_rollup (step_seconds, at)`,

  // Before `final_until` nothing changes any more; what is later is rolled up again.
  `create table health_rollup_mark (
    history {text} not null check (history in ('device','interface')), step_seconds {int} not null,
    final_until {instant} not null, primary key (history, step_seconds)
  ) {end}`,

  `create table device_alert (
    id {id} primary key, device_id {id} not null references device (id),
    kind {text} not null check (kind in ('down','flapping','login_refused','certificate_changed','rebooted',
      'version_changed','cpu_high','memory_high','latency_high','interface_down','clock_wrong')),
    subject {text} not null, detail {text} not null, times {int} not null check (times > 0), raised_at {instant} not null,
    last_at {instant} not null, cleared_at {instant}, cleared_because {text}, acknowledged_at {instant}, acknowledged_by {text}
  ) {end}`,
  `create unique index device_alert_open on device_alert (device_id, kind, subject) where cleared_at is null`,
  `create index device_alert_raised on device_alert (raised_at, id)`,
  `create index device_alert_device on device_alert (device_id, raised_at, id)`,

  `create table device_watch (
    device_id {id} primary key references device (id), streaks_json {json} not null, turns_json {json} not null
  ) {end}`,
];
