// SPDX-FileCopyrightText: 2026 fabcommons contributors
// SPDX-License-Identifier: AGPL-3.0-or-later

import { OFFERED_LICENSES, type OfferedLicense } from './offered-licenses.ts';

const NOTICES = 'Everybody may use, change, share and sell it';
const SHARE = 'changed versions that are passed on stay under the same license';

const PLAIN_WORDS: Readonly<Record<OfferedLicense, string>> = {
  'CERN-OHL-S-2.0': `${NOTICES}; ${SHARE}, and who passes on products says where their source is. Written for hardware.`,
  'CERN-OHL-W-2.0': `${NOTICES}; changes of the design itself stay open, but it may be one part of a larger thing under other terms. Written for hardware.`,
  'CERN-OHL-P-2.0': `${NOTICES}, under other terms too, as long as notices stay. Written for hardware.`,
  'CC-BY-SA-4.0': `${NOTICES}, naming the authors; ${SHARE}. Meant for texts and pictures, used for many designs.`,
  'CC-BY-4.0': `${NOTICES} under any terms, naming the authors and what was changed.`,
  'CC0-1.0':
    'Everybody may do anything with it and owes nothing. The authors give up what rights they can.',
  'GPL-3.0-or-later': `${NOTICES}; ${SHARE}, with their source. Written for programs.`,
  'AGPL-3.0-or-later': `${NOTICES}; ${SHARE}, and users over a network get the source too. Written for programs.`,
  'LGPL-3.0-or-later': `${NOTICES}; changes of the library itself stay open, programs that use it need not. Written for programs.`,
  'MPL-2.0': `${NOTICES}; changes of its files stay open, files beside them need not. Written for programs.`,
  'Apache-2.0': `${NOTICES} under any terms, keeping notices and marking changes; grants patents.`,
  'Apache-2.0 WITH SHL-2.1': `${NOTICES} under any terms, keeping notices and marking changes; the Solderpad wording fits Apache-2.0 to hardware.`,
  MIT: `${NOTICES} under any terms, keeping the copyright line and the license text.`,
  'BSD-3-Clause': `${NOTICES} under any terms, keeping the copyright line and the license text, and not advertising with the authors' names.`,
  ISC: `${NOTICES} under any terms, keeping the copyright line and the license text.`,
  'TAPR-OHL-1.0': `${NOTICES}; changed documentation stays under the same license and is sent to the authors. An older license for hardware.`,
  'LAL-1.3': `${NOTICES}, naming the authors; ${SHARE} or a compatible one. Written for art.`,
};

/**
 * One or two sentences in plain words: what an offered license lets others do and what it asks.
 * Undefined for one that is not on offer. A summary, not the license.
 */
export const describeLicense = (license: string): string | undefined =>
  (OFFERED_LICENSES as readonly string[]).includes(license)
    ? PLAIN_WORDS[license as OfferedLicense]
    : undefined;
