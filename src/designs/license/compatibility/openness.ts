// SPDX-FileCopyrightText: 2026 fabcommons contributors
// SPDX-License-Identifier: AGPL-3.0-or-later

import licenseList from 'spdx-license-list';
import { kindOf } from './kinds.ts';

/** Open by the Open Source Hardware definition, though not on OSI's list and not in the table. */
const ALSO_OPEN =
  /^(?:CC-BY(?:-SA)?-[1-4]\.[05](?:-[A-Z]{2,3})?|CC-PDDC|CC-PDM-1\.0|CERN-OHL-1\.[12]|LAL-1\.2|SHL-0\.51?|ODbL-1\.0|ODC-By-1\.0|PDDL-1\.0|WTFPL|X11)$/;

/** `nc`: noncommercial use alone; `nd`: no changes; undefined when the id says neither. */
export const isClosed = (id: string): 'nc' | 'nd' | undefined =>
  /^CC-.*-NC(-|$)|-noncommercial/i.test(id)
    ? 'nc'
    : /^CC-.*-ND(-|$)|noderiv/i.test(id)
      ? 'nd'
      : undefined;

/**
 * Whether one license is known to let everybody use, change, share and sell. An exception only
 * permits more, but one that the table does not name is not relied on as long as its license is open.
 */
export const isOpenId = (id: string): boolean => {
  const license = id.replace(/ WITH .*$/, '').replace(/\+$/, '');
  if (isClosed(license)) return false;
  return (
    kindOf(id) !== undefined ||
    kindOf(license) !== undefined ||
    ALSO_OPEN.test(license) ||
    (Object.hasOwn(licenseList, license) && licenseList[license]!.osiApproved)
  );
};
