/** How routers differ from the books, row by row, as of the last time each was read back. */
export const drift = [
  `create table drift_row (
    id {id} primary key, device_id {id} not null references device (id), identity {text} not null,
    kind {text} not null check (kind in ('missing','extra','changed','foreign')), path {text} not null,
    natural_key {text} not null, subscription_id {id} references subscription (id), services {int},
    cause {text} not null check (cause in ('plain','unmarked','in_the_way','other_service','left_behind','namespace',
      'other_store')),
    harm {text} check (harm in ('served','cut_off')), note {text} not null, place {text} not null,
    wanted_json {json}, live_json {json}, applied_json {json}, applied_by {id} references provisioning_job (id),
    fingerprint {text} not null, first_seen_at {instant} not null,
    ignored_until {date}, ignored_by {text}, ignored_reason {text},
    constraint ignored_with_reason check
      ((ignored_until is null) = (ignored_reason is null) and (ignored_until is null) = (ignored_by is null)),
    unique (device_id, identity)
  ) {end}`,
  `create index drift_row_device on drift_row (device_id, place, id)`,
  `create index drift_row_subscription on drift_row (subscription_id) where subscription_id is not null`,
  // Which change wrote a profile last is asked by its name: it is written by whichever service came first.
  `create index provisioning_row_profile on provisioning_row (natural_key)
    where path in ('/ppp/profile','/ip/hotspot/user/profile')`,
];
