/** Places, routers, what is sold, to whom. */
export const core = [
  `create table number_series (
    series {text} not null, year {int} not null, last_number {int} not null, primary key (series, year)
  ) {end}`,

  `create table sector (
    id {id} primary key, name {text} not null, code {text} not null unique, kind {text} not null,
    parent_id {id} references sector (id), lat {real}, lng {real}, notes {text} not null,
    capacity_download_kbps {int} check (capacity_download_kbps > 0), capacity_upload_kbps {int} check (capacity_upload_kbps > 0),
    capacity_target {text}, oversubscription {int} check (oversubscription between 1 and 100),
    created_at {instant} not null, archived_at {instant},
    check (lat is null or (lat between -90 and 90 and lng between -180 and 180))
  ) {end}`,
  `create index sector_name on sector (name, id)`,

  `create table device (
    id {id} primary key, name {text} not null unique,
    kind {text} not null check (kind in ('mikrotik','switch','ap','radio','olt')),
    sector_id {id} references sector (id), host {text} not null, port {int} not null check (port between 1 and 65535),
    transport {text} not null check (transport in ('api','rest')),
    security {text} not null check (security in ('plain','tls')), tls_fingerprint {text}, tls_trusted_at {instant},
    api_user {text} not null,
    password_sealed {text}, encoding {text} not null check (encoding in ('utf8','win1252')),
    stage {text} not null check (stage in ('dry_run','staged','live')),
    pppoe_suspend_mode {text} not null check (pppoe_suspend_mode in ('soft','hard')),
    pppoe_local_address {text}, pppoe_pool {text}, dhcp_server {text} not null,
    read_back_minutes {int} check (read_back_minutes between 1 and 1440), notes {text} not null,
    health_check {text} not null check (health_check in ('none','ping','tcp')),
    routeros_version {text}, board {text}, identity {text},
    maintenance_since {instant}, maintenance_until {instant}, maintenance_reason {text},
    health {text} not null check (health in ('unknown','up','down')), health_since {instant},
    last_seen_at {instant}, last_checked_at {instant}, last_error {text}, latency_ms {int}, cpu_percent {int},
    memory_percent {int}, uptime_seconds {big}, session_count {int},
    created_at {instant} not null, archived_at {instant}
  ) {end}`,
  `create index device_sector on device (sector_id)`,
  `create unique index device_address on device (lower(host), port) where archived_at is null`,

  `create table service_plan (
    id {id} primary key, name {text} not null unique, download_kbps {int} not null check (download_kbps > 0),
    upload_kbps {int} not null check (upload_kbps > 0), burst_download_kbps {int}, burst_upload_kbps {int},
    burst_threshold_percent {int}, burst_seconds {int}, tax_basis_points {int} not null check (tax_basis_points between 0 and 10000),
    period_months {int} not null check (period_months between 1 and 12), auth_methods {text} not null,
    routeros_profile {text} not null unique, priority {int} not null check (priority between 1 and 8), on_sale {text} not null check (on_sale in ('on_sale','withdrawn')),
    created_at {instant} not null, archived_at {instant}
  ) {end}`,
  `create table plan_price (
    plan_id {id} not null references service_plan (id), effective_from {date} not null,
    price_minor {big} not null check (price_minor >= 0), created_at {instant} not null,
    primary key (plan_id, effective_from)
  ) {end}`,

  `create table customer (
    id {id} primary key, code {text} not null unique, name {text} not null,
    kind {text} not null check (kind in ('person','business')), phone {text} not null, email {text} not null,
    address {text} not null, tax_id {text} not null, notes {text} not null, search_text {text} not null,
    sort_name {text} not null generated always as (lower(name)) stored,
    created_at {instant} not null, archived_at {instant}
  ) {end}`,
  `create index customer_name on customer (sort_name, id)`,
  `create index customer_created on customer (created_at, id)`,

  `create table subscription (
    id {id} primary key, code {text} not null unique, customer_id {id} not null references customer (id),
    plan_id {id} not null references service_plan (id), sector_id {id} not null references sector (id),
    device_id {id} references device (id),
    auth_method {text} not null check (auth_method in ('dhcp','pppoe','hotspot','static')),
    dhcp_mode {text} not null check (dhcp_mode in ('dynamic','static')),
    mac {text}, ip {text}, pppoe_user {text}, pppoe_password_sealed {text},
    address {text} not null, lat {real}, lng {real}, position_note {text}, anchor_day {int} not null check (anchor_day between 1 and 31),
    price_override_minor {big} check (price_override_minor >= 0), exempt_until {date}, exempt_reason {text},
    notes {text} not null, search_text {text} not null,
    state {text} not null check (state in ('draft','pending_install','active','suspended','paused','terminated')),
    state_reason {text} not null, state_since {instant} not null, activated_on {date}, billed_through {date},
    network_truth {text} not null check (network_truth in ('wanted','queued','applied','verified','drifted')),
    network_service {text} not null check (network_service in ('absent','active','suspended')),
    network_read_at {instant}, network_note {text}, created_at {instant} not null,
    constraint gps_required_to_activate
      check (state in ('draft','pending_install','terminated') or (lat is not null and lng is not null)),
    constraint position_on_earth
      check (lat is null or (lat between -90 and 90 and lng between -180 and 180 and (lat <> 0 or lng <> 0))),
    constraint exempt_with_reason check ((exempt_until is null) = (exempt_reason is null))
  ) {end}`,
  `create unique index subscription_mac on subscription (device_id, mac) where mac is not null and state <> 'terminated'`,
  `create unique index subscription_ip on subscription (device_id, ip) where ip is not null and state <> 'terminated'`,
  `create unique index subscription_pppoe on subscription (pppoe_user) where pppoe_user is not null and state <> 'terminated'`,
  `create index subscription_customer on subscription (customer_id, state)`,
  // These answer counts by router, sector and state from the index alone: the boards ask them all day.
  `create index subscription_device on subscription (device_id, state, network_truth)`,
  `create index subscription_sector on subscription (sector_id, state, network_service, network_truth)`,
  `create index subscription_plan on subscription (plan_id, state)`,
  `create index subscription_state on subscription (state, code, id)`,
  `create index subscription_state_since on subscription (state_since, id)`,
  `create index subscription_created on subscription (created_at, id)`,
  `create index subscription_billing on subscription (billed_through) where state in ('active','suspended')`,
];
