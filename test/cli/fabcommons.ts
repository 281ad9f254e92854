// SPDX-FileCopyrightText: 2026 fabcommons contributors
// SPDX-License-Identifier: AGPL-3.0-or-later

import { spawn, type ChildProcess } from 'node:child_process';
import { existsSync, mkdtempSync, readdirSync, realpathSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { onTestFinished } from 'vitest';

export const ROOT = fileURLToPath(new URL('../../', import.meta.url));
export const LIBRARY = join(ROOT, 'designs-library');
const MAIN = join(ROOT, 'dist/cli/main.js');

export interface Ended {
  readonly code: number | null;
  readonly signal: string | null;
  readonly stdout: string;
  readonly stderr: string;
  readonly seconds: number;
}

export interface RunOptions {
  readonly cwd?: string;
  readonly env?: Readonly<Record<string, string>>;
  /** Where stdout goes when not to us. */
  readonly stdout?: number;
  /** Seconds it may take; a minute is more than most of it ever should. */
  readonly within?: number;
  /** Called with the process when it begins. */
  readonly began?: (child: ChildProcess) => void;
  /** Called with the process and what it has written to stderr, whenever it writes. */
  readonly watch?: (child: ChildProcess) => void;
}

/** The program itself, as a process of its own. */
export const fabcommons = (words: readonly string[], options: RunOptions = {}): Promise<Ended> => {
  if (!existsSync(MAIN)) throw new Error(`${MAIN} is missing: run \`npm run build\` first`);
  const started = performance.now();
  const child = spawn(process.execPath, [MAIN, ...words], {
    cwd: options.cwd ?? ROOT,
    env: { ...process.env, NO_COLOR: '1', ...options.env },
    stdio: ['ignore', options.stdout ?? 'pipe', 'pipe'],
    timeout: 1000 * (options.within ?? 60),
    killSignal: 'SIGKILL',
  });
  let stdout = '';
  let stderr = '';
  child.stdout?.setEncoding('utf8').on('data', (text: string) => (stdout += text));
  child.stderr!.setEncoding('utf8').on('data', (text: string) => (stderr += text));
  options.began?.(child);
  options.watch?.(child);
  return new Promise((resolve, reject) => {
    child.on('error', reject);
    child.on('close', (code, signal) => {
      const seconds = (performance.now() - started) / 1000;
      resolve({ code, signal, stdout, stderr, seconds });
    });
  });
};

/** The same with `--json`: its exit code and its document, which must be all there is on stdout. */
export const document = async (words: readonly string[], options: RunOptions = {}) => {
  const ended = await fabcommons([...words, '--json'], options);
  if (ended.stdout === '') throw new Error(`no document, code ${ended.code}: ${ended.stderr}`);
  // eslint-disable-next-line @typescript-eslint/no-explicit-any
  return { ...ended, json: JSON.parse(ended.stdout) as Record<string, any> };
};

/** A folder of the test's own, gone when the test is over. */
export const scratch = (): string => {
  const folder = realpathSync(mkdtempSync(join(tmpdir(), 'fabcommons-test-')));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  return folder;
};

/** Every file under a folder, hidden ones too; none where there is no folder. */
export const filesIn = (folder: string): readonly string[] =>
  existsSync(folder)
    ? readdirSync(folder, { recursive: true, withFileTypes: true })
        .filter((entry) => !entry.isDirectory())
        .map(({ name }) => name)
        .sort()
    : [];
