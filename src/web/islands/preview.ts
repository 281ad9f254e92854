// SPDX-FileCopyrightText: 2026 fabcommons contributors
// SPDX-License-Identifier: AGPL-3.0-or-later

// Loads the page again when the design on the disk changes; the values stay in the address.
new EventSource('/changes').addEventListener('message', () => location.reload());
