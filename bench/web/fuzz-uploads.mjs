// SPDX-FileCopyrightText: 2026 fabcommons contributors
// SPDX-License-Identifier: AGPL-3.0-or-later

// Uploads 10 000 broken ZIPs, forms and manifests to a node that runs already:
// npx tsx bench/web/fuzz-uploads.mjs <address> <token> [count] [seed]
// Start the node with FABCOMMONS_REQUESTS_PER_MINUTE=1000000.

import { fuzzUploads } from '../../test/server/fuzz-uploads.ts';

const [url, token, count = '10000', seed = '1'] = process.argv.slice(2);
const ask = (path, init = {}) =>
  globalThis.fetch(url + path, {
    ...init,
    headers: { ...init.headers, authorization: `Bearer ${token}` },
  });
const { statuses, fault } = await fuzzUploads(ask, Number(count), Number(seed));
console.log(JSON.stringify({ count: Number(count), seed: Number(seed), statuses, fault }));
if (fault !== undefined) process.exitCode = 1;
