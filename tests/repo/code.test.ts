import ts from 'typescript';
import { describe, expect, test } from 'vitest';
import { errorTable } from '../../core/kernel/error-table.ts';
import { isForTests, packNames, repositoryFiles, textOf } from '../support/repository.ts';

const files = repositoryFiles();
const code = files.filter((path) => /\.(ts|mjs|cjs)$/.test(path) && !path.includes('/generated/'));

const sources = new Map<string, ts.SourceFile>();
function sourceOf(path: string): ts.SourceFile {
  const source = sources.get(path) ?? ts.createSourceFile(path, textOf(path), ts.ScriptTarget.Latest, true);
  sources.set(path, source);
  return source;
}

/** Everything that is said in code: names and texts, but no comments. */
function wordsOf(path: string): string {
  const words: string[] = [];
  const visit = (node: ts.Node): void => {
    if (ts.isIdentifier(node) || ts.isLiteralExpression(node) || ts.isTemplateLiteralToken(node)) words.push(node.text);
    ts.forEachChild(node, visit);
  };
  visit(sourceOf(path));
  return words.join(' ');
}

describe('a partner is data', () => {
  test('no name of a pack appears in code but that of simulators and tests, nor in its comments', () => {
    expect(packNames().length).toBeGreaterThan(1);
    const spelled = packNames().map((name) => name.replaceAll('-', '[-_ ]?'));
    const named = new RegExp(`(?<![a-z])(${spelled.join('|')})(?![a-z])`, 'i');
    const mayName = (path: string) => /^(simulators|tests|mappings|schemas)\//.test(path) || isForTests(path);
    expect(code.filter((path) => !mayName(path) && named.test(textOf(path)))).toEqual([]);
  });
});

describe('the closed table of errors', () => {
  const codesIn = (text: string) => new Set(text.match(/\bE_[A-Z][A-Z0-9_]*\b/g) ?? []);

  test('every code that is named anywhere is in the table', () => {
    const places = files.filter((path) => /\.(ts|mjs|md|yaml|jsonata)$/.test(path));
    const named = places.flatMap((path) =>
      [...codesIn(textOf(path).replaceAll(/startsWith\('E_\w+'\)/g, ''))].map((one) => ({ path, one })),
    );
    // E_ENV_ stands for a family.
    const known = Object.keys(errorTable);
    const exists = (one: string) => (one.endsWith('_') ? known.some((row) => row.startsWith(one)) : known.includes(one));
    expect(named.length).toBeGreaterThan(known.length);
    expect(named.filter(({ one }) => !exists(one))).toEqual([]);
  });

  test('every row of the table is raised somewhere', () => {
    const raising = code.filter((path) => /^(core|connectors|platform|app|simulators)\//.test(path) && !isForTests(path));
    const raised = new Set(
      raising.filter((path) => !path.startsWith('core/kernel/error-table')).flatMap((path) => [...codesIn(wordsOf(path))]),
    );
    expect(Object.keys(errorTable).filter((one) => !raised.has(one))).toEqual([]);
  });

  test('every row says what happened and what to do, as a sentence; the details that it names are closed', () => {
    for (const [one, { text, remedy, status }] of Object.entries(errorTable)) {
      expect(remedy, one).toMatch(/^[A-Z].*\.$/);
      expect(text, one).toMatch(/^[A-Z{].*[.}]$/);
      expect(status, one).toBeGreaterThanOrEqual(400);
    }
  });
});

describe('sizes', () => {
  test('no file that people write is longer than 400 lines', () => {
    const written = files.filter(
      (path) => /\.(ts|mjs|cjs|md|yaml|yml|jsonata)$/.test(path) && !/\/generated\/|^docs\/canonical\//.test(path),
    );
    const long = written.map((path) => [path, textOf(path).trimEnd().split('\n').length] as const).filter(([, lines]) => lines > 400);
    expect(long).toEqual([]);
  });
});

describe('contracts say what they are', () => {
  const documented = code.filter(
    (path) =>
      !isForTests(path) &&
      /^core\/(spi|kernel|pipeline)\/|^core\/formats\/[^/]+\/format\.ts$|^connectors\/[^/]+\/connector\.ts$/.test(path),
  );

  test.each(documented)('%s', (path) => {
    const source = sourceOf(path);
    const silent = source.statements.filter((statement) => isExported(statement) && !hasComment(statement, source));
    expect(silent.map((statement) => statement.getText().split('\n')[0])).toEqual([]);
  });

  test('there are such files', () => {
    expect(documented.length).toBeGreaterThan(40);
  });
});

/** Functions, and types and values too: all of them are read by those who write connectors and adapters. */
function isExported(statement: ts.Statement): boolean {
  if (!ts.canHaveModifiers(statement)) return false;
  return ts.getModifiers(statement)?.some(({ kind }) => kind === ts.SyntaxKind.ExportKeyword) === true;
}

/** Does a TSDoc comment end on the line before it? */
function hasComment(statement: ts.Statement, source: ts.SourceFile): boolean {
  const last = ts.getLeadingCommentRanges(source.text, statement.getFullStart())?.at(-1);
  if (last === undefined || !source.text.slice(last.pos).startsWith('/**')) return false;
  return source.getLineAndCharacterOfPosition(last.end).line + 1 === source.getLineAndCharacterOfPosition(statement.getStart()).line;
}
