// SPDX-FileCopyrightText: 2026 fabcommons contributors
// SPDX-License-Identifier: AGPL-3.0-or-later

import { UsageError } from './usage-error.ts';

const KNOWN = [
  ...['DATA', 'CACHE', 'DATABASE', 'QUEUE', 'STORE', 'URL'],
  ...['MODE', 'LOG', 'REQUESTS_PER_MINUTE', 'BUILDS_PER_VISITOR', 'TOKEN', 'MAIL'],
].map((name) => `FABCOMMONS_${name}`);

/** Refuses variables that look like ours and are not: a typo would otherwise be silent. */
export const checkEnvironment = (
  environment: Readonly<Record<string, string | undefined>>,
): void => {
  const unknown = Object.keys(environment).filter(
    (name) => name.startsWith('FABCOMMONS_') && !KNOWN.includes(name),
  );
  if (unknown.length > 0)
    throw new UsageError(
      `unknown environment variable ${unknown.join(', ')}; there are ${KNOWN.join(', ')}`,
    );
};
