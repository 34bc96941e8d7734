/** Wanted changes of routers, and their rows before and after. */
export const mikrotik = [
  `create table provisioning_job (
    id {id} primary key, seq {big} not null unique, device_id {id} not null references device (id),
    subscription_id {id} not null references subscription (id),
    action {text} not null check (action in ('activate','suspend','reconnect','update','terminate','undo','push','adopt')),
    state {text} not null check (state in
      ('queued','planned','approved','applying','verified','failed','superseded','rejected')),
    reason {text} not null, reason_ref_json {json}, batch_id {text} not null,
    effect {text} check (effect in ('loses','gains','changes')), held_reason {text}, plan_hash {text}, planned_at {instant}, approved_by {text},
    approved_at {instant}, started_at {instant}, applied_at {instant}, verified_at {instant}, attempts {int} not null,
    last_error {text}, undo_of {id} references provisioning_job (id), requested_by {text} not null, requested_by_id {text},
    created_at {instant} not null, settled_at {instant}
  ) {end}`,
  `create index provisioning_job_open on provisioning_job (device_id, seq)
    where state in ('queued','planned','approved','applying')`,
  `create index provisioning_job_subscription on provisioning_job (subscription_id, seq)`,
  `create index provisioning_job_batch on provisioning_job (batch_id)`,
  `create index provisioning_job_started on provisioning_job (device_id, started_at) where effect = 'loses'`,
  `create index provisioning_job_state on provisioning_job (state, seq)`,

  `create table provisioning_row (
    job_id {id} not null references provisioning_job (id), row_no {int} not null, path {text} not null,
    natural_key {text} not null, sign {text} not null check (sign in ('+','-','~')), before_json {json}, after_json {json},
    reason {text} not null, state {text} not null check (state in ('planned','applied','verified','failed')), error {text},
    primary key (job_id, row_no)
  ) {end}`,

  `create table ppp_password_given (
    device_id {id} not null references device (id), subscription_id {id} not null references subscription (id),
    version {text} not null, given_at {instant} not null, primary key (device_id, subscription_id)
  ) {end}`,

  `create table device_read_back (
    device_id {id} primary key references device (id), compared_at {instant}, settings {text} not null,
    tried_at {instant} not null, error {text}, took_ms {int}, rows_ours {int}, rows_foreign {int}, rows_beyond {int}
  ) {end}`,
];
