/** Who loads whom when the code runs. */
export type Graph = ReadonlyMap<string, readonly string[]>;

/** One shortest circle for every knot of files that load each other, as the files along it. */
export function findCircles(graph: Graph): string[][] {
  const circles: string[][] = [];
  const known = new Set<string>();
  for (const start of [...graph.keys()].sort()) {
    if (known.has(start)) continue;
    const circle = shortestWayBack(graph, start);
    if (!circle) continue;
    circles.push(circle);
    for (const file of circle) known.add(file);
  }
  return circles;
}

function shortestWayBack(graph: Graph, start: string): string[] | undefined {
  const cameFrom = new Map<string, string>();
  const queue = [start];
  for (const file of queue) {
    for (const next of graph.get(file) ?? []) {
      if (next === start) return wayTo(file, cameFrom);
      if (cameFrom.has(next)) continue;
      cameFrom.set(next, file);
      queue.push(next);
    }
  }
  return undefined;
}

function wayTo(end: string, cameFrom: ReadonlyMap<string, string>): string[] {
  const way: string[] = [];
  for (let file: string | undefined = end; file; file = cameFrom.get(file)) way.unshift(file);
  return way;
}
