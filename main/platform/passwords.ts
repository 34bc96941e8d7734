import { invalid } from '#kernel/errors.ts';

/** argon2id with OWASP's first choice of cost (19 MiB, 2 passes); loaded on first use, it is a native addon. */
const cost = { memoryCost: 19_456, timeCost: 2, parallelism: 1 };

const MIN_LENGTH = 10;
const MAX_LENGTH = 200;

export function checkPassword(password: string): void {
  if (password.length < MIN_LENGTH) throw invalid({ password: `At least ${MIN_LENGTH} characters.` });
  if (password.length > MAX_LENGTH) throw invalid({ password: `At most ${MAX_LENGTH} characters.` });
}

export async function hashPassword(password: string): Promise<string> {
  checkPassword(password);
  const { hash } = await import('@node-rs/argon2');
  return await hash(password, cost);
}

let decoy: string | undefined;

/** Takes as long for an unknown account (no hash) as for a known one. */
export async function passwordFits(passwordHash: string | undefined, password: string): Promise<boolean> {
  const { hash, verify } = await import('@node-rs/argon2');
  decoy ??= await hash('nobody has this password', cost);
  const fits = await verify(passwordHash ?? decoy, password.slice(0, MAX_LENGTH));
  return fits && passwordHash !== undefined;
}
