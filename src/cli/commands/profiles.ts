// SPDX-FileCopyrightText: 2026 fabcommons contributors
// SPDX-License-Identifier: AGPL-3.0-or-later

import { findProfile, PROFILES } from '../../pipeline/fabricators/find-profile.ts';
import type { Profile, ProfileKind } from '../../pipeline/fabricators/profile.ts';
import { resolveSettings } from '../../pipeline/fabricators/resolve.ts';
import { SETTINGS } from '../../pipeline/fabricators/settings/table.ts';
import { EXIT } from '../exit-codes.ts';
import { finishWith } from '../finish.ts';
import { outputOptions } from '../options.ts';
import type { Register } from '../register.ts';
import { say, type Output } from '../report.ts';
import { table } from '../table.ts';

const COMMANDS: readonly (readonly [string, ProfileKind, string])[] = [
  ['printers', 'printer', 'machines there are profiles for'],
  ['materials', 'material', 'filaments there are profiles for'],
  ['processes', 'process', 'ways to print there are profiles for'],
];

/** `fabcommons printers | materials | processes [id]` */
export const profileCommands: Register = (program, end) => {
  for (const [name, kind, description] of COMMANDS) {
    const command = program
      .command(name)
      .description(description)
      .argument('[id]', `show one ${kind}`);
    outputOptions(command).action((id: string | undefined, options: Output) =>
      end(show(kind, id, options)),
    );
  }
};

const show = (kind: ProfileKind, id: string | undefined, output: Output): number => {
  if (id === undefined) {
    list(PROFILES[kind], output);
    return EXIT.done;
  }
  const found = findProfile(kind, id);
  if (!found.ok) return finishWith(found.problems, output);
  const profile = found.value;
  const settings = resolveSettings({ [kind]: profile });
  if (!settings.ok) return finishWith(settings.problems, output);
  // With what the profile leaves to the defaults, computed as a print would have it.
  const keys = Object.keys(profile.settings).filter(
    (key) => key in SETTINGS,
  ) as (keyof typeof SETTINGS)[];
  const values = Object.fromEntries(keys.map((key) => [key, settings.value[key]]));
  if (output.json)
    process.stdout.write(`${JSON.stringify({ ...profile, settings: values }, null, 2)}\n`);
  say(
    [
      `${profile.id}: ${profile.title}`,
      ...profile.notes,
      ...keys.map((key) => `  ${key} = ${oneLine(values[key])}`),
    ],
    output,
  );
  return EXIT.done;
};

const list = (profiles: readonly Profile[], output: Output): void => {
  if (output.json) process.stdout.write(`${JSON.stringify(profiles, null, 2)}\n`);
  say(
    table(
      ['id', 'name'],
      profiles.map(({ id, title }) => [id, title]),
    ),
    output,
  );
};

const oneLine = (value: unknown): string => String(value).replaceAll('\n', '\\n');
