import { execFileSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { RawClient } from '../testing/raw-client.ts';
import { startRouter } from '../testing/start.ts';

const openssl = '/usr/bin/openssl';

function selfSigned(): { key: string; cert: string } {
  const folder = mkdtempSync(join(tmpdir(), 'virtual-router-'));
  const [key, cert] = [join(folder, 'key.pem'), join(folder, 'cert.pem')];
  const request = ['req', '-x509', '-newkey', 'ec', '-pkeyopt', 'ec_paramgen_curve:P-256', '-nodes', '-days', '2'];
  execFileSync(openssl, [...request, '-subj', '/CN=virtual-router', '-keyout', key, '-out', cert], { stdio: 'ignore' });
  const pair = { key: readFileSync(key, 'utf8'), cert: readFileSync(cert, 'utf8') };
  rmSync(folder, { recursive: true });
  return pair;
}

describe('api-ssl', () => {
  it.skipIf(!existsSync(openssl))('speaks the same API inside TLS, and can be reset there too', async () => {
    const tls = selfSigned();
    const { router, port } = await startRouter({ tls });
    const client = await RawClient.connect(port, { ca: tls.cert });
    expect(await client.ask('/login', '=name=admin', '=password=')).toEqual([['!done']]);
    expect(await client.ask('/interface/print', '=count-only=')).toEqual([['!done', '=ret=6']]);
    await router.setFault('reset', { times: 1 });
    client.send('/system/resource/print');
    expect(await client.gone).toBe('ECONNRESET');
    expect(router.connectionCount).toBe(0);
  });
});
