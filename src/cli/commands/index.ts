// SPDX-FileCopyrightText: 2026 fabcommons contributors
// SPDX-License-Identifier: AGPL-3.0-or-later

import type { Register } from '../register.ts';

const profiles = async (): Promise<Register> => (await import('./profiles.ts')).profileCommands;

/** Every command by its name, in the order of the help. Each is read only when it is asked for. */
const COMMANDS: Readonly<Record<string, () => Promise<Register>>> = {
  build: async () => (await import('./build.ts')).buildCommand,
  plate: async () => (await import('./plate.ts')).plateCommand,
  batch: async () => (await import('./batch.ts')).batchCommand,
  slice: async () => (await import('./slice.ts')).sliceCommand,
  params: async () => (await import('./params.ts')).paramsCommand,
  check: async () => (await import('./check.ts')).checkCommand,
  printers: profiles,
  materials: profiles,
  processes: profiles,
  settings: async () => (await import('./settings.ts')).settingsCommand,
  licenses: async () => (await import('./licenses.ts')).licensesCommand,
  new: async () => (await import('./new.ts')).newCommand,
  publish: async () => (await import('./publish.ts')).publishCommand,
  fork: async () => (await import('./fork.ts')).forkCommand,
  search: async () => (await import('./search.ts')).searchCommand,
  show: async () => (await import('./show.ts')).showCommand,
  package: async () => (await import('./package.ts')).packageCommand,
  verify: async () => (await import('./verify.ts')).verifyCommand,
  export: async () => (await import('./export.ts')).exportCommand,
  import: async () => (await import('./import.ts')).importCommand,
  preview: async () => (await import('./preview.ts')).previewCommand,
  serve: async () => (await import('./serve.ts')).serveCommand,
  worker: async () => (await import('./worker.ts')).workerCommand,
  admin: async () => (await import('./admin.ts')).adminCommand,
  library: async () => (await import('./library/library.ts')).libraryCommand,
};

/** The command that a command line begins with; all of them where it names none that there is. */
export const commandsFor = async (argv: readonly string[]): Promise<readonly Register[]> => {
  const [name = ''] = argv;
  if (name === '--version' || name === '-V') return [];
  const wanted = Object.hasOwn(COMMANDS, name) ? [COMMANDS[name]!] : Object.values(COMMANDS);
  return Promise.all([...new Set(wanted)].map((load) => load()));
};
