// SPDX-FileCopyrightText: 2026 fabcommons contributors
// SPDX-License-Identifier: AGPL-3.0-or-later

import type { Claims } from '../../pipeline/trace/claims.ts';
import { warning, type Problem } from '../../shared/problem.ts';
import type { Origin } from './verification.ts';

/** Somebody wrote another name or license on it. Warning `verify-claims-differ`. */
export const contradiction = (
  origin: Origin | undefined,
  { design, version, license }: Claims,
): Problem[] => {
  if (origin === undefined || design === undefined) return [];
  const said = version === undefined ? design : `${design}@${version}`;
  const same =
    origin.design === said ||
    origin.design.endsWith(`/${said}`) ||
    (origin.design.startsWith(`${design}@`) && version === undefined);
  const sameLicense = license === undefined || license === origin.license;
  if (same && sameLicense) return [];
  return [
    warning(
      'verify-claims-differ',
      `expected the notice of ${origin.design} (${origin.license ?? 'NONE'}), the file says ${said} (${license ?? 'no license'})`,
      { hint: 'the license of the design holds, whatever a copy says' },
    ),
  ];
};

/** What a file says of itself, for people; nothing where it names no design. */
export const saysItself = ({ design, version, license }: Claims): readonly string[] =>
  design === undefined
    ? []
    : [
        `It says that it is ${design}${version === undefined ? '' : `@${version}`}${license === undefined ? '' : ` under ${license}`}.`,
      ];
