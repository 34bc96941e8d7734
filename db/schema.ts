import type { BillingTables } from './schema/billing.ts';
import type { CoreTables } from './schema/core.ts';
import type { DriftTables } from './schema/drift.ts';
import type { HealthTables } from './schema/health.ts';
import type { MikrotikTables } from './schema/mikrotik.ts';
import type { PlatformTables } from './schema/platform.ts';
import type { PreparationTables } from './schema/preparation.ts';
import type { TakeoverTables } from './schema/takeover.ts';

/** Every table of the store, as TypeScript reads it (camelCase; the store itself has snake_case). */
export interface Database
  extends PlatformTables,
    CoreTables,
    BillingTables,
    MikrotikTables,
    DriftTables,
    HealthTables,
    PreparationTables,
    TakeoverTables {}
