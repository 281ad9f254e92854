// SPDX-FileCopyrightText: 2026 fabcommons contributors
// SPDX-License-Identifier: AGPL-3.0-or-later

const NODE_IO =
  '^(node:)?(fs|fs/promises|http|https|http2|net|tls|dgram|dns|os|child_process|worker_threads|cluster|crypto|path|process|timers|perf_hooks|readline|stream|zlib|vm)$';

/** @type {import('dependency-cruiser').IConfiguration} */
module.exports = {
  forbidden: [
    {
      name: 'no-circles',
      comment:
        'Two modules that need each other are one module, or share a third: move what both need down a floor.',
      severity: 'error',
      from: {},
      to: { circular: true },
    },
    {
      name: 'shared-imports-nothing',
      comment:
        'src/shared is floor 0. What needs a design or a mesh belongs to the room of that thing.',
      severity: 'error',
      from: { path: '^src/shared/' },
      to: { path: '^src/(?!shared/)' },
    },
    {
      name: 'designs-stay-on-floor-1',
      comment:
        'A design knows no production. What publishing needs of the pipeline is handed in as a function by a main.ts.',
      severity: 'error',
      from: { path: '^src/designs/' },
      to: { path: '^src/(pipeline|jobs|commons|batch|cli|server|web)/' },
    },
    {
      name: 'pipeline-stays-on-floor-2',
      comment: 'The pipeline is called, it does not call up: return a value or take a function.',
      severity: 'error',
      from: { path: '^src/pipeline/' },
      to: { path: '^src/(jobs|commons|batch|cli|server|web)/' },
    },
    {
      name: 'jobs-stay-on-floor-3',
      comment:
        'Jobs serve the command line and the server alike: take what they know as arguments.',
      severity: 'error',
      from: { path: '^src/jobs/' },
      to: { path: '^src/(commons|batch|cli|server|web)/' },
    },
    {
      name: 'batch-stays-below-the-top',
      comment:
        'A batch knows neither terminal nor web: what it needs of them (texts, profiles, a library) is handed in as functions, what it has to tell is a report.',
      severity: 'error',
      from: { path: '^src/batch/' },
      to: { path: '^src/(cli|server|web)/' },
    },
    {
      name: 'commons-stays-below-the-top',
      comment:
        'What the commons does with the library and the pipeline serves the command line and the server alike.',
      severity: 'error',
      from: { path: '^src/commons/' },
      to: { path: '^src/(batch|cli|server|web)/' },
    },
    {
      name: 'top-floor-rooms-are-apart',
      comment:
        'cli, server and web share through the floors below, never with each other. Only what stands in src/server/door/ is for the command line: it starts a server.',
      severity: 'error',
      from: { path: '^src/(cli|server|web)/' },
      to: {
        path: '^src/(cli|server|web)/',
        // The form of the parameters is rendered in the editor, too, when a draft gets other ones.
        pathNot: [
          '^src/$1/',
          '^src/server/door/',
          '^src/server/pages/design/parameter-form\\.tsx$',
        ],
      },
    },
    {
      name: 'pipeline-is-pure',
      comment:
        'No fs, http, clock or random in the pipeline: bytes come in and go out as arguments.',
      severity: 'error',
      from: { path: '^src/(pipeline|shared)/' },
      to: { path: NODE_IO },
    },
    {
      name: 'designs-are-pure-but-for-reading',
      comment:
        'Only src/designs/read/ and src/designs/library/store/ touch the disk; the rest takes bytes.',
      severity: 'error',
      from: { path: '^src/designs/', pathNot: '^src/designs/(read|library/store)/' },
      to: { path: NODE_IO },
    },
    {
      name: 'pure-designs-do-not-read',
      comment: 'What a design is does not depend on where it was read from.',
      severity: 'error',
      from: { path: '^src/designs/', pathNot: '^src/designs/read/' },
      to: { path: '^src/designs/read/', pathNot: '/source-tree\\.ts$' },
    },
    {
      name: 'library-does-not-know-its-store',
      comment:
        'Which database and which disk are real is known above: take a Library as an argument.',
      severity: 'error',
      from: { path: '^src/designs/', pathNot: '^src/designs/library/store/' },
      to: { path: '^src/designs/library/store/' },
    },
    {
      name: 'no-undeclared-packages',
      comment: 'A package that src/ imports is a dependency: npm install --save it.',
      severity: 'error',
      from: { path: '^src/' },
      to: { dependencyTypes: ['npm-no-pkg', 'npm-unknown', 'npm-dev'] },
    },
    {
      name: 'no-missing-modules',
      comment:
        'The import leads nowhere. (NAME.stock.js is the module of @jscad/modeling that one of the sandbox stands in for: scripts/generate-library.mjs puts it there.)',
      severity: 'error',
      from: {},
      to: { couldNotResolve: true, pathNot: ['^@jscad/modeling/.*\\.stock\\.js$', '\\?url$'] },
    },
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.json' },
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['import', 'node', 'types'],
    },
  },
};
