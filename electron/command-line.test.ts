import path from 'node:path';
import { describe, expect, it } from 'vitest';
import * as commands from '../main/cli/data-folder.ts';
import { defaultDataFolder, readCommandLine } from './command-line.ts';

const folder = path.resolve('/home/noc');
const surroundings = { env: { LASTMILE_DATA: '/srv/lastmile' }, platform: process.platform, folder };
const read = (...argv: string[]) => readCommandLine(argv, surroundings);

describe("the desktop's command line", () => {
  it('takes the data folder from --data, relative to where it was typed', () => {
    expect(read('--data', 'isp').dataFolder).toBe(path.join(folder, 'isp'));
    expect(read('--data=isp').dataFolder).toBe(path.join(folder, 'isp'));
  });

  it('takes LASTMILE_DATA where no folder is named', () => {
    expect(read().dataFolder).toBe(path.resolve('/srv/lastmile'));
  });

  it('takes the same folder as the server where nothing names one', () => {
    expect(defaultDataFolder({}, process.platform)).toBe(commands.defaultDataFolder({}));
    const env = { XDG_DATA_HOME: '/data', APPDATA: 'C:\\data' };
    expect(defaultDataFolder(env, process.platform)).toBe(commands.defaultDataFolder(env));
  });

  it("finds our options between Chromium's switches", () => {
    expect(read('--no-sandbox', '/opt/lastmile', '--demo', '--force-device-scale-factor=2', '--serve')).toMatchObject({
      demo: true,
      serve: true,
      postgresUrl: undefined,
    });
    expect(read('--postgres', 'postgres://office/isp', '--disable-gpu').postgresUrl).toBe('postgres://office/isp');
  });
});
