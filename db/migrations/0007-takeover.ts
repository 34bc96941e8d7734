/** Routers taken over: what stood on them, what a person decided, and which rows are ours since. */
export const takeover = [
  `create table takeover (
    id {id} primary key, device_id {id} not null references device (id),
    source {text} not null check (source in ('live','file')), file_name {text},
    state {text} not null check (state in ('draft','adopted','abandoned')),
    read_at {instant} not null, router_version {text}, options_json {json} not null, lists_json {json} not null,
    notes_json {json} not null, created_by {text} not null, created_at {instant} not null, settled_at {instant}
  ) {end}`,
  `create unique index takeover_draft on takeover (device_id) where state = 'draft'`,
  `create index takeover_created on takeover (created_at, id)`,

  `create table takeover_plan (
    takeover_id {id} not null references takeover (id), plan_key {text} not null, profile_path {text}, profile_name {text},
    download_kbps {int}, upload_kbps {int}, burst_download_kbps {int}, burst_upload_kbps {int},
    burst_threshold_percent {int}, burst_seconds {int}, rate_note {text}, name {text} not null,
    plan_id {id} references service_plan (id), plan_reason {text}, price_minor {big} check (price_minor >= 0),
    primary key (takeover_id, plan_key)
  ) {end}`,

  `create table takeover_row (
    id {id} primary key, takeover_id {id} not null references takeover (id), row_key {text} not null,
    kind {text} not null check (kind in ('pppoe','hotspot','dhcp','static')), name {text} not null, sort_name {text} not null,
    candidate_json {json} not null, password_sealed {text}, match_json {json} not null,
    decision {text} not null check (decision in ('open','existing','new','skip')), decided_by {text},
    customer_id {id} references customer (id), subscription_id {id} references subscription (id),
    customer_name {text} not null, plan_key {text}, plan_id {id} references service_plan (id),
    adopt_as {text} not null check (adopt_as in ('active','suspended')),
    standing {text} not null check (standing in ('open','problem','plan','ready','skipped','adopted')),
    problems_json {json} not null, search_text {text} not null, adopted_at {instant},
    unique (takeover_id, row_key)
  ) {end}`,
  `create index takeover_row_name on takeover_row (takeover_id, sort_name, id)`,
  `create index takeover_row_standing on takeover_row (takeover_id, standing, sort_name, id)`,
  `create index takeover_row_subscription on takeover_row (subscription_id) where subscription_id is not null`,

  `create table takeover_part (
    upload_id {id} not null, part_no {int} not null, text_sealed {text} not null, created_at {instant} not null,
    primary key (upload_id, part_no)
  ) {end}`,

  `create table found_row (
    device_id {id} not null references device (id), path {text} not null, natural_key {text} not null,
    marker {text} not null, subscription_id {id} references subscription (id), plan_id {id} references service_plan (id),
    kept_json {json} not null, marked_at {instant}, created_at {instant} not null,
    primary key (device_id, path, natural_key)
  ) {end}`,
];
