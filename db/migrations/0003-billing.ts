/** The ledger and the documents that post to it. Nothing posted is edited. */
export const billing = [
  `create table ledger_account (
    code {text} primary key, name {text} not null,
    kind {text} not null check (kind in ('asset','liability','equity','income','expense'))
  ) {end}`,
  `insert into ledger_account (code, name, kind) values
    ('1000', 'Cash', 'asset'), ('1010', 'Bank', 'asset'), ('1020', 'Card clearing', 'asset'),
    ('1200', 'Accounts receivable', 'asset'), ('2100', 'Customer credit', 'liability'),
    ('2200', 'Tax payable', 'liability'), ('4000', 'Service revenue', 'income')`,

  `create table journal_entry (
    id {id} primary key, date {date} not null, source_kind {text} not null, source_id {id} not null, memo {text} not null,
    posted_at {instant} not null, unique (source_kind, source_id)
  ) {end}`,
  `create table journal_line (
    entry_id {id} not null references journal_entry (id), line_no {int} not null,
    account_code {text} not null references ledger_account (code), customer_id {id} references customer (id),
    amount_minor {big} not null check (amount_minor <> 0), primary key (entry_id, line_no)
  ) {end}`,
  `create index journal_line_account on journal_line (account_code, customer_id)`,

  `create table billing_run (
    id {id} primary key, run_date {date} not null unique,
    state {text} not null check (state in ('running','done','stopped')),
    trigger {text} not null check (trigger in ('schedule','hand')),
    brake {text} not null check (brake in ('on','released')), started_at {instant} not null, finished_at {instant},
    invoiced_count {int} not null, invoiced_minor {big} not null, set_aside_count {int} not null,
    suspended_count {int} not null, reconnected_count {int} not null, note {text}
  ) {end}`,
  `create table billing_set_aside (
    run_id {id} not null references billing_run (id), subscription_id {id} not null references subscription (id),
    reason {text} not null, primary key (run_id, subscription_id)
  ) {end}`,

  `create table invoice (
    id {id} primary key, number {text} not null unique, series {text} not null, year {int} not null,
    sequence {int} not null, customer_id {id} not null references customer (id), issued_on {date} not null,
    due_on {date} not null, currency {text} not null, net_minor {big} not null, tax_minor {big} not null,
    total_minor {big} not null, open_minor {big} not null, run_id {id} references billing_run (id),
    posted_at {instant} not null, unique (series, year, sequence),
    check (total_minor = net_minor + tax_minor), check (open_minor between 0 and total_minor)
  ) {end}`,
  `create index invoice_customer on invoice (customer_id, issued_on)`,
  `create index invoice_open on invoice (due_on) where open_minor > 0`,
  `create index invoice_issued on invoice (issued_on, number)`,
  `create index invoice_run on invoice (run_id)`,

  `create table invoice_line (
    invoice_id {id} not null references invoice (id), line_no {int} not null,
    kind {text} not null check (kind in ('recurring','one_off')), subscription_id {id} references subscription (id),
    description {text} not null, period_start {date}, period_end {date}, net_minor {big} not null,
    tax_basis_points {int} not null, tax_minor {big} not null, explain_json {json} not null,
    primary key (invoice_id, line_no)
  ) {end}`,
  // The promise that no period is billed twice, however often or however interrupted the run is.
  `create unique index invoice_line_period on invoice_line (subscription_id, period_start) where kind = 'recurring'`,

  `create table payment (
    id {id} primary key, number {text} not null unique, customer_id {id} not null references customer (id),
    received_on {date} not null, method {text} not null check (method in ('cash','bank','card')),
    reference {text} not null, amount_minor {big} not null check (amount_minor > 0),
    unallocated_minor {big} not null, state {text} not null check (state in ('posted','reversed')), note {text} not null,
    recorded_by {text} not null, posted_at {instant} not null, reversed_at {instant}, reversal_reason {text},
    outcome_json {json} not null, check (unallocated_minor between 0 and amount_minor),
    check ((state = 'reversed') = (reversed_at is not null))
  ) {end}`,
  `create index payment_customer on payment (customer_id, received_on)`,
  `create index payment_received on payment (received_on, number)`,
  `create index payment_credit on payment (customer_id) where unallocated_minor > 0`,

  // A payment's credit may reach the same invoice a second time, so an allocation has an id of its own.
  `create table payment_allocation (
    id {id} primary key, payment_id {id} not null references payment (id),
    invoice_id {id} not null references invoice (id),
    amount_minor {big} not null check (amount_minor > 0), allocated_at {instant} not null
  ) {end}`,
  `create index payment_allocation_payment on payment_allocation (payment_id)`,
  `create index payment_allocation_invoice on payment_allocation (invoice_id)`,

  `create table dunning_decision (
    id {id} primary key, run_id {id} references billing_run (id),
    subscription_id {id} not null references subscription (id), decided_on {date} not null,
    decided_at {instant} not null,
    decision {text} not null check (decision in ('grace','suspend','hold','reconnect')),
    sentence {text} not null, reasons_json {json} not null
  ) {end}`,
  `create unique index dunning_decision_once on dunning_decision (run_id, subscription_id, decision)`,
  `create index dunning_decision_subscription on dunning_decision (subscription_id, decided_at)`,
];
