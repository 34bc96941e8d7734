/** What a router needs once: what was written for it under whose approval, and how the router stood at the last look. */
export const preparation = [
  `create table router_preparation (
    id {id} primary key, device_id {id} not null references device (id), seq {int} not null,
    state {text} not null check (state in ('planned','approved','applying','verified','failed','undoing','undone')),
    rows_json {json} not null, plan_hash {text} not null,
    requested_by {text} not null, requested_by_id {text}, requested_at {instant} not null,
    approved_by {text}, approved_at {instant}, started_at {instant}, verified_at {instant},
    undo_by {text}, undo_reason {text}, undone_at {instant}, last_error {text}, unique (device_id, seq)
  ) {end}`,
  `create unique index router_preparation_open on router_preparation (device_id)
    where state in ('planned','approved','applying','undoing')`,

  `create table router_preparation_check (
    device_id {id} primary key references device (id), tried_at {instant} not null, error {text}, checked_at {instant},
    state {text} check (state in ('unprepared','broken','incomplete','prepared')), problem {text}, report_json {json}
  ) {end}`,
];
