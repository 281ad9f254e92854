// SPDX-FileCopyrightText: 2026 fabcommons contributors
// SPDX-License-Identifier: AGPL-3.0-or-later

/* global fetch, performance, setTimeout, URLSearchParams */

import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { build } from 'esbuild';
import { ROOT } from '../paths.mjs';
import { rounded } from '../statistics.mjs';

/** Every how many of the mutated designs are run. */
const CHECK_EVERY = 5;

/**
 * Uploads broken ZIPs, forms, manifests and designs to a node, and looks what they left there:
 * files, threads, lines in its log.
 *
 * @param {{ url: string, pid: number, said: () => string }} server of `serve`
 * @param {string} folder of its data
 */
export const fuzzUploads = async ({ url, pid, said }, folder, { count, seed }) => {
  const fuzz = await loadFuzz(folder);
  const token = await signUp(url);
  const ask = (path, init = {}) =>
    fetch(url + path, { ...init, headers: { ...init.headers, authorization: `Bearer ${token}` } });
  // Threads that a node keeps for checking are there before it is looked.
  await fuzz(ask, 40, seed + 1, 1);
  const before = stateOf(pid);
  const since = performance.now();
  const first = await fuzz(ask, count / 2, seed, CHECK_EVERY);
  const between = stateOf(pid);
  const second = await fuzz(ask, count / 2, seed + 2, CHECK_EVERY);
  const seconds = (performance.now() - since) / 1000;
  const { ok } = await fetch(`${url}/healthz`);
  // What was killed at its deadline is gone a moment later.
  await new Promise((later) => setTimeout(later, 12_000));
  const after = stateOf(pid);
  const drafts = join(folder, 'data', 'drafts');
  return {
    ...{ count, seed, seconds: rounded(seconds) },
    statuses: sum(first.statuses, second.statuses),
    checks: sum(first.checks, second.checks),
    fault: first.fault ?? second.fault ?? null,
    healthy: ok,
    bugs: said()
      .split('\n')
      .filter((line) => line.includes('"level":50')).length,
    files_left:
      readdirSync(join(drafts, 'incoming')).length +
      readdirSync(drafts).filter((name) => name !== 'incoming').length,
    ...{ threads_before: before?.threads ?? null, threads_after: after?.threads ?? null },
    ...{ zombies: after?.zombies ?? null },
    memory_mb: [before, between, after].map((each) => each?.mb ?? null),
  };
};

const sum = (one, other) =>
  Object.fromEntries(
    [...new Set([...Object.keys(one), ...Object.keys(other)])].map((key) => [
      key,
      (one[key] ?? 0) + (other[key] ?? 0),
    ]),
  );

/** The mutations are those of the tests, in TypeScript. */
const loadFuzz = async (folder) => {
  const outfile = join(folder, 'fuzz-uploads.mjs');
  await build({
    entryPoints: [join(ROOT, 'test/server/fuzz-uploads.ts')],
    ...{ bundle: true, format: 'esm', platform: 'node', outfile, logLevel: 'error' },
  });
  return (await import(pathToFileURL(outfile).href)).fuzzUploads;
};

const signUp = async (url) => {
  const form = new URLSearchParams({ name: 'fuzz', password: 'four wet umbrellas' });
  const signed = await fetch(`${url}/sign-up`, { method: 'POST', body: form, redirect: 'manual' });
  const cookie = signed.headers
    .getSetCookie()
    .map((each) => each.split(';')[0])
    .join('; ');
  const made = await fetch(`${url}/api/v1/account/tokens`, {
    method: 'POST',
    headers: { cookie, 'content-type': 'application/json' },
    body: JSON.stringify({ label: 'fuzz' }),
  });
  return (await made.json()).token;
};

/** Threads, children that ended unseen, and memory of a process; undefined where nobody tells. */
const stateOf = (pid) => {
  try {
    const status = readFileSync(`/proc/${pid}/status`, 'utf8');
    const number = (name) => Number(new RegExp(`^${name}:\\s*(\\d+)`, 'm').exec(status)[1]);
    return {
      threads: number('Threads'),
      mb: rounded(number('VmRSS') / 1024),
      zombies: readdirSync('/proc').filter((each) => isZombieOf(each, pid)).length,
    };
  } catch {
    return undefined;
  }
};

const isZombieOf = (each, pid) => {
  if (!/^\d+$/.test(each)) return false;
  try {
    const [, state, parent] = readFileSync(`/proc/${each}/stat`, 'utf8')
      .split(') ')
      .at(-1)
      .match(/^(\S) (\d+)/);
    return state === 'Z' && Number(parent) === pid;
  } catch {
    return false;
  }
};
