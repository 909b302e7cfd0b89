import { sections } from './cases/all.mjs'
import { verdicts } from './play.mjs'

const headings = ['section', 'cases', 'ok', 'non-strict', 'informational', 'unimplemented', 'failed', 'echoes', 'compressed', 'seconds']

/** The outcomes as Markdown: by section, and what was not 'ok' with why. Seconds of a section are those of its cases, added up. */
export function table(outcomes, { seconds, whole }) {
  const of = (section, verdict) => section.filter(outcome => outcome.verdict === verdict).length
  const sum = (section, what) => section.reduce((total, outcome) => total + (outcome[what] ?? 0), 0)
  const row = (title, section, time) => [
    title, section.length, ...verdicts.map(verdict => of(section, verdict)), sum(section, 'messages'), sum(section, 'compressed'), time.toFixed(1),
  ]
  const played = sections.map(({ number, title }) => {
    const section = outcomes.filter(outcome => outcome.number.split('.')[0] === String(number))
    return row(`${number} ${title}`, section, sum(section, 'seconds'))
  }).filter(([, cases]) => cases)
  const rows = [headings, ...played, row('all', outcomes, seconds)]
  return [...aligned(rows), '', extent(outcomes, whole), ...notes(outcomes)].join('\n')
}

function aligned(rows) {
  const widths = headings.map((_, column) => Math.max(...rows.map(row => String(row[column]).length)))
  const line = row => `| ${row.map((cell, column) => column ? String(cell).padStart(widths[column]) : cell.padEnd(widths[0])).join(' | ')} |`
  const rule = `|${widths.map((width, column) => `${'-'.repeat(width + 1)}${column ? ':' : '-'}`).join('|')}|`
  const [first, ...rest] = rows.map(line)
  return [first, rule, ...rest]
}

const extent = (outcomes, whole) => outcomes.some(({ number }) => /^1[23]\./.test(number))
  ? `The cases of 12 and 13 were played ${whole ? 'whole, with 1,000 messages each' : 'up to 4 MiB each; --whole plays 1,000 messages'}.` : ''

const notesMax = 60

function notes(outcomes) {
  const strange = verdicts.slice(1).toReversed().map(verdict => outcomes.filter(outcome => outcome.verdict === verdict)).flat()
  const lines = strange.map(({ number, title, verdict, why }) => `- ${number} ${verdict === 'nonStrict' ? 'non-strict' : verdict} (${title}): ${why}`)
  return lines.length > notesMax ? [...lines.slice(0, notesMax), `- and ${lines.length - notesMax} more`] : lines
}
