/** Who works here, what changed, what is to be done. */
export const platform = [
  `create table store_info (key {text} primary key, value {text} not null) {end}`,

  `create table company (
    id {id} primary key, name {text} not null, currency {text} not null, time_zone {text} not null,
    created_at {instant} not null
  ) {end}`,

  `create table setting (key {text} primary key, value_json {json} not null, updated_at {instant} not null) {end}`,

  `create table staff (
    id {id} primary key, name {text} not null, email {text} not null, password_hash {text} not null,
    role {text} not null check (role in ('admin','noc','billing','support','technician','auditor')),
    created_at {instant} not null, archived_at {instant}
  ) {end}`,
  `create unique index staff_email on staff (email)`,

  `create table staff_session (
    id {id} primary key, staff_id {id} not null references staff (id), token_hash {text} not null unique,
    door {text} not null, created_at {instant} not null, last_seen_at {instant} not null,
    expires_at {instant} not null, revoked_at {instant}
  ) {end}`,
  `create index staff_session_staff on staff_session (staff_id)`,

  `create table api_token (
    id {id} primary key, name {text} not null, role {text} not null, token_hash {text} not null unique,
    created_at {instant} not null, expires_at {instant}, revoked_at {instant}, last_used_at {instant}
  ) {end}`,

  // One row. Locked at the end of every writing transaction, so that the audit chain and the outbox have one order.
  `create table chain_head (
    id {int} primary key check (id = 1), audit_seq {big} not null, audit_hash {text} not null, event_seq {big} not null
  ) {end}`,
  `insert into chain_head (id, audit_seq, audit_hash, event_seq) values (1, 0, 'genesis', 0)`,

  `create table audit_log (
    seq {big} primary key, id {id} not null unique, at {instant} not null, actor_kind {text} not null, actor_id {text},
    actor_name {text} not null, door {text} not null, request_id {text} not null, event {text} not null,
    model {text} not null, record_id {text} not null, before_json {json}, after_json {json}, why {text},
    prev_hash {text} not null, hash {text} not null
  ) {end}`,
  `create index audit_log_record on audit_log (model, record_id, seq)`,
  `create index audit_log_actor on audit_log (actor_id, seq)`,
  `create index audit_log_event on audit_log (event, seq)`,

  `create table outbox_event (
    seq {big} primary key, id {id} not null unique, at {instant} not null, type {text} not null, payload_json {json} not null
  ) {end}`,
  `create table outbox_cursor (
    subscriber {text} primary key, seq {big} not null, attempts {int} not null, retry_at {instant}, last_error {text}
  ) {end}`,
  `create table outbox_parked (
    subscriber {text} not null, seq {big} not null, parked_at {instant} not null, error {text} not null,
    primary key (subscriber, seq)
  ) {end}`,

  `create table job (
    id {id} primary key, kind {text} not null, queue {text} not null, dedupe_key {text}, payload_json {json} not null,
    state {text} not null check (state in ('queued','running','done','failed')),
    run_at {instant} not null, attempts {int} not null, max_attempts {int} not null, claimed_by {text},
    claim_expires_at {instant}, last_error {text}, created_at {instant} not null, finished_at {instant},
    check ((state = 'running') = (claimed_by is not null))
  ) {end}`,
  `create unique index job_one_running on job (queue) where state = 'running'`,
  `create unique index job_dedupe on job (dedupe_key) where state = 'queued'`,
  `create index job_due on job (run_at) where state = 'queued'`,
  `create index job_done on job (finished_at) where state = 'done'`,

  `create table lease (
    name {text} primary key, holder {text} not null, holder_label {text} not null, expires_at {instant} not null,
    fence {big} not null
  ) {end}`,
];
