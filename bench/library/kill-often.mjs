// SPDX-FileCopyrightText: 2026 fabcommons contributors
// SPDX-License-Identifier: AGPL-3.0-or-later

import { spawn } from 'node:child_process';
import { setTimeout } from 'node:timers';
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { numbers } from './versions.mjs';

const WORK = fileURLToPath(new URL('work.mjs', import.meta.url));
const DIST = new URL('../../dist/designs/', import.meta.url);
/** Leftovers that harm nobody; anything else is a loss. */
const HARMLESS = new Set(['unused-file', 'unfinished-write']);

/**
 * Kills publishing, export and import in the middle, in turns, each at a moment of chance, and
 * looks after each what is there: every version that was confirmed, none that is half. Gives
 * what was lost or torn, an empty list when nothing was.
 */
export const killOften = async (times, folder, seed = 1) => {
  const random = numbers(seed);
  const [library, exported] = [join(folder, 'library'), join(folder, 'exported')];
  mkdirSync(folder, { recursive: true });
  const confirmed = new Set();
  const losses = [];
  let next = 0;
  let copies = 0;
  for (let i = 0; i < times; i++) {
    const what = ['publish', 'export', 'import'][i % 3];
    // There is nothing to import before one export was finished.
    if (what === 'import' && !existsSync(join(exported, 'commons.json'))) {
      await killed(['export', library, exported, '0'], Infinity);
    }
    const place = what === 'import' ? join(folder, `copy-${copies}`) : library;
    const lines = await killed([what, place, exported, String(next)], 400 * random() ** 2);
    if (what === 'publish') {
      for (const line of lines.filter((each) => each.includes('@'))) confirmed.add(line);
      next += 20;
    }
    // A copy that was finished has nothing left to lose.
    if (what === 'import' && lines.includes('done')) copies++;
    losses.push(...(await lossesIn(place, what === 'import' ? [] : confirmed)));
    if (what === 'export') losses.push(...tornVersions(exported));
  }
  return { kills: times, versions: confirmed.size, losses };
};

const killed = (words, ms) =>
  new Promise((resolve, reject) => {
    const child = spawn(process.execPath, [WORK, ...words], { stdio: ['ignore', 'pipe', 'pipe'] });
    let [text, errors] = ['', ''];
    child.stdout.on('data', (data) => {
      if (text === '' && ms < Infinity) setTimeout(() => child.kill('SIGKILL'), ms);
      text += data;
    });
    child.stderr.on('data', (data) => (errors += data));
    child.on('close', (code, signal) => {
      if (signal === null && code !== 0) reject(new Error(errors));
      // The last line may be cut: it was not confirmed.
      else resolve(text.split('\n').slice(0, -1));
    });
  });

const lossesIn = async (place, confirmed) => {
  const { openLibrary } = await import(new URL('library/store/open-library.js', DIST).href);
  const { checkLibrary } = await import(new URL('library/check-library.js', DIST).href);
  const opened = await openLibrary(place);
  if (!opened.ok) return opened.problems.map(({ message }) => message);
  const library = opened.value;
  const { damage } = await checkLibrary(library, { repair: true });
  const rows = await library.db.selectFrom('versions').select('id').execute();
  await library.close();
  const there = new Set(rows.map(({ id }) => id));
  return [
    ...damage
      .filter(({ kind }) => !HARMLESS.has(kind))
      .map(({ kind, about }) => `${kind} ${about}`),
    ...[...confirmed].filter((id) => !there.has(id)).map((id) => `lost ${id}`),
  ];
};

/** Versions of an export whose files are not all there as their record has them. */
const tornVersions = (exported) => {
  const designs = join(exported, 'designs');
  if (!existsSync(designs)) return [];
  const torn = [];
  for (const name of readdirSync(designs, { recursive: true })) {
    if (!/version\.json$/.test(name)) continue;
    const folder = join(designs, name, '..');
    const record = JSON.parse(readFileSync(join(designs, name), 'utf8'));
    const whole = record.files.every(({ path, sha256 }) => {
      const file = join(folder, 'src', path);
      return existsSync(file) && digestOf(file) === sha256;
    });
    if (!whole) torn.push(`torn ${name}`);
  }
  return torn;
};

const digestOf = (path) => createHash('sha256').update(readFileSync(path)).digest('hex');
