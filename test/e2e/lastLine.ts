import type { Reporter, Suite } from '@playwright/test/reporter'

/** Says at the end, in one line, how it went. */
export default class LastLine implements Reporter {
  private suite?: Suite

  onBegin(_: unknown, suite: Suite) {
    this.suite = suite
  }

  onEnd() {
    const tests = this.suite?.allTests() ?? []
    const passed = tests.filter(test => test.outcome() !== 'skipped' && test.results.at(-1)?.status === 'passed').length
    const skipped = tests.filter(test => test.outcome() === 'skipped').length
    console.log(`${passed} passed, ${tests.length - passed - skipped} failed`)
  }

  printsToStdio() {
    return false
  }
}
