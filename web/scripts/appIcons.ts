import { readFileSync } from 'node:fs'
import { crc32, deflateSync } from 'node:zlib'
import type { Plugin } from 'vite'

type Point = readonly [x: number, y: number]
interface Stroke { readonly points: readonly Point[], readonly width: number, readonly filled: boolean }

const GROUND = [0x2D, 0x6E, 0x58] as const
const LINE = [0xF5, 0xFB, 0xF7] as const
/** The drawing is on a grid of so many. */
const GRID = 32

/** The icons of the installed page, drawn from public/favicon.svg: as it is, and with room for a phone to cut its own shape. */
export function appIcons(): Plugin {
  return {
    name: 'teahouse-app-icons',
    apply: 'build',
    buildStart() {
      const strokes = strokesOf(readFileSync('public/favicon.svg', 'utf8'))
      for (const [name, size, corner, scale] of [['192', 192, 8.5, 1], ['512', 512, 8.5, 1], ['maskable', 512, 0, 0.72], ['apple', 180, 0, 0.84]] as const)
        this.emitFile({ type: 'asset', fileName: `icons/${name}.png`, source: png(size, drawn(strokes, size, corner, scale)) })
    },
  }
}

function strokesOf(svg: string): Stroke[] {
  return [...svg.matchAll(/<path d="([^"]+)"([^>]*)/g)].flatMap(([, d, more]) => {
    const width = Number(/stroke-width="([\d.]+)"/.exec(more!)?.[1] ?? 1.9)
    return linesOf(d!).map(points => ({ points, width, filled: more!.includes('fill=') }))
  })
}

/** The lines of a path of moves, lines and curves, each curve in short pieces. */
function linesOf(d: string): Point[][] {
  const lines: Point[][] = []
  let [x, y, cx, cy] = [0, 0, 0, 0]
  for (const [, letter, rest] of d.matchAll(/([a-zA-Z])([^a-zA-Z]*)/g)) {
    const numbers = [...rest!.matchAll(/-?(?:\d+\.?\d*|\.\d+)/g)].map(([number]) => Number(number))
    const [kind, relative] = [letter!.toLowerCase(), letter === letter!.toLowerCase()]
    const at = (px: number, py: number): Point => relative ? [x + px, y + py] : [px, py]
    const size = { m: 2, h: 1, c: 6, s: 4, z: 0 }[kind]
    if (size === undefined)
      throw new Error(`favicon.svg has "${letter}" in a path, which scripts/appIcons.ts does not draw`)
    if (kind === 'z')
      lines.at(-1)!.push(lines.at(-1)![0]!)
    for (let i = 0; size > 0 && i < numbers.length; i += size) {
      const n = numbers.slice(i, i + size) as [number, number, number, number, number, number]
      if (kind === 'm') {
        [x, y] = at(n[0], n[1])
        lines.push([[x, y]])
      }
      else if (kind === 'h') {
        x = relative ? x + n[0] : n[0]
        lines.at(-1)!.push([x, y])
      }
      else {
        const first: Point = kind === 'c' ? at(n[0], n[1]) : [2 * x - cx, 2 * y - cy]
        const [second, end] = kind === 'c' ? [at(n[2], n[3]), at(n[4], n[5])] : [at(n[0], n[1]), at(n[2], n[3])]
        for (let t = 1; t <= 16; t++) {
          const [a, b] = [t / 16, 1 - t / 16]
          const part = (i: 0 | 1) => b ** 3 * [x, y][i]! + 3 * b * b * a * first[i] + 3 * b * a * a * second[i] + a ** 3 * end[i]
          lines.at(-1)!.push([part(0), part(1)])
        }
        [[cx, cy], [x, y]] = [second, end]
        continue
      }
      [cx, cy] = [x, y]
    }
  }
  return lines
}

/** Rows of pixels: the ground with its corners, and the lines on it. How far a point lies from an edge says how much of its pixel is covered. */
function drawn(strokes: readonly Stroke[], size: number, corner: number, scale: number): Buffer {
  const rows = Buffer.alloc(size * (size * 4 + 1))
  const unit = GRID / size
  const cover = (inside: number, soft = unit) => Math.min(1, Math.max(0, 0.5 + inside / soft))
  for (let row = 0, at = 0; row < size; row++) {
    at++
    for (let column = 0; column < size; column++, at += 4) {
      const [px, py] = [(column + 0.5) * unit, (row + 0.5) * unit]
      const [qx, qy] = [Math.max(Math.abs(px - 16) - 16 + corner, 0), Math.max(Math.abs(py - 16) - 16 + corner, 0)]
      const ground = corner === 0 ? 1 : cover(corner - Math.hypot(qx, qy))
      const [x, y] = [16 + (px - 16) / scale, 16 + (py - 16) / scale]
      let ink = 0
      for (const { points, width, filled } of strokes)
        ink = Math.max(ink, cover(width / 2 - distance(points, x, y), unit / scale), filled && inside(points, x, y) ? 0.16 : 0)
      for (let i = 0; i < 3; i++)
        rows[at + i] = Math.round(GROUND[i]! + (LINE[i]! - GROUND[i]!) * ink)
      rows[at + 3] = Math.round(255 * ground)
    }
  }
  return rows
}

function distance(points: readonly Point[], x: number, y: number): number {
  let nearest = Infinity
  for (let i = 1; i < points.length; i++) {
    const [[ax, ay], [bx, by]] = [points[i - 1]!, points[i]!]
    const [dx, dy] = [bx - ax, by - ay]
    const along = Math.min(1, Math.max(0, ((x - ax) * dx + (y - ay) * dy) / (dx * dx + dy * dy || 1)))
    nearest = Math.min(nearest, Math.hypot(x - ax - along * dx, y - ay - along * dy))
  }
  return nearest
}

function inside(points: readonly Point[], x: number, y: number): boolean {
  let odd = false
  for (let i = 1; i < points.length; i++) {
    const [[ax, ay], [bx, by]] = [points[i - 1]!, points[i]!]
    if (ay > y !== by > y && x < ax + (bx - ax) * (y - ay) / (by - ay))
      odd = !odd
  }
  return odd
}

function png(size: number, rows: Buffer): Buffer {
  const chunk = (name: string, data: Buffer) => {
    const body = Buffer.concat([Buffer.from(name), data])
    const [length, sum] = [Buffer.alloc(4), Buffer.alloc(4)]
    length.writeUInt32BE(data.length)
    sum.writeUInt32BE(crc32(body))
    return Buffer.concat([length, body, sum])
  }
  const header = Buffer.alloc(13)
  header.writeUInt32BE(size)
  header.writeUInt32BE(size, 4)
  // Eight bits of red, green, blue and opacity.
  header.set([8, 6], 8)
  return Buffer.concat([Buffer.from([0x89, 0x50, 0x4E, 0x47, 13, 10, 26, 10]), chunk('IHDR', header), chunk('IDAT', deflateSync(rows)), chunk('IEND', Buffer.alloc(0))])
}
