import { type Kysely, sql } from 'kysely';
import type { Database } from '#db/schema.ts';

interface Promised {
  readonly promise: string;
  readonly broken: string[];
}

async function named(
  db: Kysely<Database>,
  promise: string,
  query: ReturnType<typeof sql<{ what: string }>>,
): Promise<Promised> {
  const { rows } = await query.execute(db);
  return { promise, broken: rows.map(({ what }) => what) };
}

/** What must hold of provisioning whenever nobody is in the middle of writing; each finding names its record. */
export async function mikrotikPromises(db: Kysely<Database>): Promise<Promised[]> {
  return [
    await named(
      db,
      'every change that waits for its router has work that will carry it out',
      sql`select 'change ' || cast(change.id as text) || ' is ' || change.state || ' and nothing will carry it out' as what
        from provisioning_job change join device on device.id = change.device_id
        where change.state in ('queued', 'approved', 'applying') and device.archived_at is null and not exists (
          select 1 from job where job.kind = 'mikrotik.sync' and job.state in ('queued', 'running')
            and job.queue = 'router:' || cast(change.device_id as text))`,
    ),
    await named(
      db,
      'no service is called verified without a reading',
      sql`select 'service ' || code || ' is verified but was never read back' as what
        from subscription where network_truth = 'verified' and network_read_at is null`,
    ),
    await named(
      db,
      'no change is called verified without its instant',
      sql`select 'change ' || cast(id as text) || ' is verified without a time' as what
        from provisioning_job where state = 'verified' and (verified_at is null or settled_at is null)`,
    ),
    await named(
      db,
      'nothing was written to a router without a plan on record',
      sql`select 'change ' || cast(id as text) || ' was written without a plan' as what
        from provisioning_job where started_at is not null and planned_at is null`,
    ),
    await named(
      db,
      'no PPPoE password stands open in a plan',
      sql`select 'change ' || cast(job_id as text) || ' shows a password' as what from provisioning_row
        where (cast(before_json as text) like '%"password"%' and cast(before_json as text) not like '%v1.%')
          or (cast(after_json as text) like '%"password"%' and cast(after_json as text) not like '%v1.%')`,
    ),
  ];
}
