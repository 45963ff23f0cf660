/** A kind of file that can be begun in the console. */
export interface NewFileKind {
  readonly kind: 'codes' | 'alerts' | 'expectations' | 'routes' | 'mapping' | 'text';
  /** Where such a file stands; `PARTNER` and `NAME` are to be replaced. */
  readonly path: string;
  /** What it begins with. */
  readonly example: string;
}

export const newFileKinds: readonly NewFileKind[] = [
  { kind: 'codes', path: 'mappings/PARTNER/codes.yaml', example: 'lists: {}\n' },
  {
    kind: 'alerts',
    path: 'mappings/alerts.yaml',
    example: '# What alarms beside the built-in rules, and who is told: docs/alerts.md\ntargets: []\nrules: []\n',
  },
  {
    kind: 'expectations',
    path: 'mappings/expectations.yaml',
    example: '# What is expected after what: docs/reconciliation.md\nexpectations: []\n',
  },
  { kind: 'routes', path: 'mappings/routes/NAME.yaml', example: '# Routes: docs/routing.md\n[]\n' },
  {
    kind: 'mapping',
    path: 'mappings/PARTNER/in/NAME.jsonata',
    example: '/* docs/mapping.md */\n{\n  "type": "",\n  "businessKeys": {},\n  "body": {}\n}\n',
  },
  { kind: 'text', path: 'mappings/PARTNER/README.md', example: '# Partner\n' },
];

const PATH = /^(mappings|schemas\/partners)(\/[A-Za-z0-9_][A-Za-z0-9._-]*)+$/;

/** Can a file stand there? */
export function isPossiblePath(path: string): boolean {
  return PATH.test(path) && !path.includes('..') && !/(^|[/.])(PARTNER|NAME)([/.]|$)/.test(path);
}

/** What a new file at this path begins with. */
export function exampleFor(path: string): string {
  const name = path.slice(path.lastIndexOf('/') + 1);
  const same = newFileKinds.find((one) => one.path.endsWith(`/${name}`));
  if (same !== undefined) return same.example;
  if (path.endsWith('.jsonata')) return newFileKinds.find(({ kind }) => kind === 'mapping')?.example ?? '';
  return path.startsWith('mappings/routes/') ? (newFileKinds.find(({ kind }) => kind === 'routes')?.example ?? '') : '\n';
}
