/**
 * Making up a page: which stories stand beside one another, in how many columns each, and beneath what.
 *
 * A page is rows of modules; a module holds one story or two. All is counted in lines of the grid and columns; of the
 * pages that a few good beginnings lead to, the one with the least white is taken. Nothing is set here.
 */

/** A story to be placed: how deep it is in one column, in two, …; infinite where it cannot stand so. */
export type Depths = readonly number[]

/** Where a story stands: columns counted from 0, lines from the row's top. */
export interface Spot {
  story: number
  column: number
  columns: number
  line: number
  depth: number
}

export interface Row {
  spots: Spot[]
  depth: number
}

/** The room that a page has, and what was taken off it. */
export interface Room {
  columns: number
  lines: number
  /** Lines between rows, and between the stories of a module. */
  gap: number
}

/** Stories that are looked at, at once. */
const sight = 9
/** Beginnings of a page that are followed. */
const breadth = 12
/** Rows that each of them is followed with. */
const ways = 14
/** Lines by which the modules of a row may differ. */
const uneven = 6
/** Lines that white between the rows hides, for each row. */
export const feather = 1

/** What it costs, in lines of white of one column: that a later story stands before another, or before the first. */
const overtaking = 1.5
const overtakingFirst = 12
/** A story over all columns; a row like the one above it. */
const strip = 24
const sameAgain = 30
/** A story in two columns and more that is a mere ribbon, for each line that it lacks; one like a tower. */
const ribbon = 4
const ribbonDepth = 14
const tower = 1
const towerDepth = 45

interface Plan {
  rows: Row[]
  /** The stories that are left, in order. */
  rest: readonly number[]
  /** Where the next row begins. */
  line: number
  cost: number
}

/** The rows of a page, from its top down; none where no story fits. */
export function makeUp(stories: readonly Depths[], room: Room): Row[] {
  let open: Plan[] = [{ rows: [], rest: [...stories.keys()], line: 0, cost: 0 }]
  let best = open[0]
  while (open.length > 0) {
    const next: Plan[] = []
    for (const plan of open) {
      if (!best || closed(plan, room) < closed(best, room)) best = plan
      next.push(...extended(plan, stories, room))
    }
    open = next.sort((one, other) => one.cost / one.line - other.cost / other.line).slice(0, breadth)
  }
  return best?.rows ?? []
}

/** What a page costs that ends here: its white foot, where there is more to print. */
function closed({ rows, rest, line, cost }: Plan, room: Room): number {
  return cost + footCost(rows.length, rest.length, line, room)
}

function footCost(rows: number, rest: number, line: number, { columns, lines, gap }: Room): number {
  const foot = lines - Math.max(0, line - gap) - rows * feather
  return rest > 0 ? Math.max(0, foot) * columns * 1.5 : 0
}

/** A row that a page may go on with, and what the page costs with it; where the next one would begin. */
interface Way {
  modules: readonly Module[]
  line: number
  cost: number
  /** If the page ended with it. */
  end: number
}

function extended(plan: Plan, stories: readonly Depths[], room: Room): Plan[] {
  const found = waysOn(plan, stories, room)
  const byRate = found.toSorted((one, other) => one.cost / one.line - other.cost / other.line)
  const byEnd = found.toSorted((one, other) => one.end - other.end)
  const chosen = new Set([...byRate.slice(0, ways), ...byEnd.slice(0, ways / 2)])
  return [...chosen].map(({ modules, line, cost }) => {
    const taken = modules.flatMap((module) => module.stories)
    const isMirrored = plan.rows.length % 2 === 1
    const row = rowOf(isMirrored ? modules.toReversed() : modules, stories, room.gap)
    return {
      rows: [...plan.rows, row],
      rest: plan.rest.filter((story) => !taken.includes(story)),
      line,
      cost,
    }
  })
}

/** What it costs to pass over the stories that stand before those taken. */
function overtakingIn(rest: readonly number[], modules: readonly Module[]): number {
  let later = modules.reduce((sum, module) => sum + module.stories.length, 0)
  let cost = 0
  for (const [index, story] of rest.entries()) {
    if (later === 0) break
    if (modules.some((module) => module.stories.includes(story))) later--
    else cost += later * overtaking + (index === 0 ? overtakingFirst : 0)
  }
  return cost
}

/** Stories beneath one another in so many columns. */
interface Module {
  stories: readonly number[]
  columns: number
  depth: number
}

/** Every row that fits what is left of the page. */
function waysOn(plan: Plan, stories: readonly Depths[], room: Room): Way[] {
  const near = plan.rest.slice(0, sight)
  const most = room.lines - plan.line
  const modules = Array.from({ length: room.columns }, (_, index) =>
    modulesIn(index + 1, near, stories, most, room),
  )
  const above = shapeOf(plan.rows.at(-1))
  return shapesOf(room.columns).flatMap((shape) => {
    const again = shape.length > 1 && shape.join() === above ? sameAgain : 0
    return choices(shape, modules).map((chosen): Way => {
      const depth = Math.max(...chosen.map((module) => module.depth))
      const line = plan.line + depth + room.gap
      const cost = plan.cost + costOf(chosen, depth) + again + overtakingIn(near, chosen)
      const taken = chosen.reduce((sum, module) => sum + module.stories.length, 0)
      const end = cost + footCost(plan.rows.length + 1, plan.rest.length - taken, line, room)
      return { modules: chosen, line, cost, end }
    })
  })
}

/** The widths of a row's modules, the widest first. */
function shapeOf(row: Row | undefined): string {
  const tops = row?.spots.filter(({ line }) => line === 0) ?? []
  return tops
    .map(({ columns }) => columns)
    .sort((one, other) => other - one)
    .join()
}

function modulesIn(
  columns: number,
  near: readonly number[],
  stories: readonly Depths[],
  most: number,
  { columns: all, gap }: Room,
): Module[] {
  const depthOf = (story: number) => stories[story]?.[columns - 1] ?? Number.POSITIVE_INFINITY
  const single = near.map((story): Module => ({ stories: [story], columns, depth: depthOf(story) }))
  const pairs =
    columns > all / 2
      ? []
      : near.flatMap((story, index) =>
          near.slice(index + 1).map((other): Module => {
            return { stories: [story, other], columns, depth: depthOf(story) + gap + depthOf(other) }
          }),
        )
  return [...single, ...pairs].filter(({ depth }) => depth <= most)
}

/** How columns can be shared out, the widest first: 4, 3 + 1, 2 + 2, 2 + 1 + 1, … */
function shapesOf(columns: number, widest = columns, parts = 4): number[][] {
  if (columns === 0) return [[]]
  if (parts === 0) return []
  const shapes: number[][] = []
  for (let first = Math.min(columns, widest); first > 0; first--) {
    for (const rest of shapesOf(columns - first, first, parts - 1)) shapes.push([first, ...rest])
  }
  return shapes
}

/** The modules that can stand side by side in this shape: about as deep as each other, one of two stories at most. */
function choices(shape: readonly number[], modules: readonly (readonly Module[])[]): Module[][] {
  const found: Module[][] = []
  const choose = (chosen: readonly Module[], low: number, high: number): void => {
    const columns = shape[chosen.length]
    if (columns === undefined) {
      found.push([...chosen])
      return
    }
    for (const module of modules[columns - 1] ?? []) {
      const [least, most] = [Math.min(low, module.depth), Math.max(high, module.depth)]
      if (most - least > uneven || !goesWith(chosen, module)) continue
      choose([...chosen, module], least, most)
    }
  }
  choose([], Number.POSITIVE_INFINITY, 0)
  return found
}

/** Of two modules of one width, the earlier story stands first. */
function goesWith(chosen: readonly Module[], module: Module): boolean {
  const last = chosen.at(-1)
  if (last?.columns === module.columns && (last.stories[0] ?? 0) > (module.stories[0] ?? 0)) return false
  if (module.stories.length > 1 && chosen.some(({ stories }) => stories.length > 1)) return false
  return !chosen.some(({ stories }) => stories.some((story) => module.stories.includes(story)))
}

function costOf(modules: readonly Module[], depth: number): number {
  return modules.reduce((sum, module) => {
    const white = (depth - module.depth) * module.columns
    const each = module.depth / module.stories.length
    const shape =
      module.columns > 1
        ? Math.max(0, ribbonDepth - each) * ribbon
        : Math.max(0, module.depth - towerDepth) * tower
    return sum + white + shape + (modules.length === 1 && module.columns > 1 ? strip : 0)
  }, 0)
}

function rowOf(modules: readonly Module[], stories: readonly Depths[], gap: number): Row {
  const spots: Spot[] = []
  let column = 0
  for (const { stories: own, columns } of modules) {
    let line = 0
    for (const story of own) {
      const depth = stories[story]?.[columns - 1] ?? 0
      spots.push({ story, column, columns, line, depth })
      line += depth + gap
    }
    column += columns
  }
  return { spots, depth: Math.max(...modules.map(({ depth }) => depth)) }
}
