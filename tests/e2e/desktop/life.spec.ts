import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { expect } from '@playwright/test';
import { folderLock } from '#db/folder-lock.ts';
import { backOfficePid, firstStart, patience, test } from './desktop-test.ts';

const isAlive = (pid: number): boolean => {
  try {
    process.kill(pid, 0);
    return true;
  } catch {
    return false;
  }
};

test('a second start brings the first window back and ends', async ({ start, runtime, dataFolder }) => {
  const { app, page } = await start();
  await expect(firstStart(page)).toBeVisible(patience);
  await app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.hide());
  const second = spawn(runtime.executable, [...runtime.args, '--data', dataFolder], { stdio: 'ignore' });
  const [code] = await once(second, 'exit');
  expect(code).toBe(0);
  await expect
    .poll(
      () => app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows().map((window) => window.isVisible())),
      patience,
    )
    .toEqual([true]);
});

test('a window comes back where it was', async ({ start }) => {
  const place = { x: 40, y: 50, width: 1100, height: 700 };
  const first = await start();
  await first.app.evaluate(({ BrowserWindow }, bounds) => BrowserWindow.getAllWindows()[0]?.setBounds(bounds), place);
  await first.app.close();
  const again = await start();
  const bounds = await again.app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.getBounds());
  expect(bounds).toEqual(place);
});

test('quitting leaves no process and frees the folder', async ({ start, dataFolder }) => {
  const { app, page } = await start();
  await expect(firstStart(page)).toBeVisible(patience);
  await backOfficePid(app);
  const pids = await app.evaluate((electron) => electron.app.getAppMetrics().map(({ pid }) => pid));
  expect(pids.length).toBeGreaterThan(2);
  await app.close();
  await expect.poll(() => pids.filter(isAlive), patience).toEqual([]);
  folderLock(dataFolder).release();
});

test('what the page saves lies where the person said', async ({ start, dataFolder }) => {
  const { app, page } = await start();
  const filePath = path.join(dataFolder, 'invoices.csv');
  await app.evaluate(({ dialog }, chosen) => {
    dialog.showSaveDialog = async () => ({ canceled: false, filePath: chosen });
  }, filePath);
  const save = () =>
    page.evaluate(() => window.lastmileShell?.saveFile('invoices.csv', new TextEncoder().encode('number,total\n')));
  expect(await save()).toEqual({ outcome: 'saved', path: filePath });
  expect(readFileSync(filePath, 'utf8')).toBe('number,total\n');
  await app.evaluate(({ dialog }) => {
    dialog.showSaveDialog = async () => ({ canceled: true, filePath: '' });
  });
  expect(await save()).toEqual({ outcome: 'cancelled' });
});
