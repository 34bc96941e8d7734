import { type ESTree, parseSync, Visitor } from 'rolldown/utils';

export interface Import {
  readonly specifier: string;
  /** Types are gone when the code runs: they count for the arrows, not for circles. */
  readonly kind: 'value' | 'type';
  readonly line: number;
}

/** Every import of a TypeScript or JavaScript source: static, re-exported, dynamic, required or inside a type. */
export function readImports(file: string, source: string): Import[] {
  const { program, errors } = parseSync(file, source);
  const [error] = errors;
  if (error) throw new Error(`${file} cannot be parsed: ${error.message}`);

  const found: Import[] = [];
  const add = (target: ESTree.Node | null, kind: Import['kind']) => {
    if (target?.type !== 'Literal' || typeof target.value !== 'string') return;
    found.push({ specifier: target.value, kind, line: source.slice(0, target.start).split('\n').length });
  };
  new Visitor({
    ImportDeclaration: (node) => add(node.source, node.importKind === 'type' ? 'type' : 'value'),
    ExportNamedDeclaration: (node) => add(node.source, node.exportKind === 'type' ? 'type' : 'value'),
    ExportAllDeclaration: (node) => add(node.source, node.exportKind === 'type' ? 'type' : 'value'),
    ImportExpression: (node) => add(node.source, 'value'),
    TSImportType: (node) => add(node.source, 'type'),
    TSExternalModuleReference: (node) => add(node.expression, 'value'),
    CallExpression(node) {
      const required = node.callee.type === 'Identifier' && node.callee.name === 'require';
      if (required) add(node.arguments[0] ?? null, 'value');
    },
  }).visit(program);
  return found;
}
