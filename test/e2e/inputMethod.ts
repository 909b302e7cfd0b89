import type { CDPSession, Page } from '@playwright/test'

/** The keys of somebody who writes with an input method; the browser knows them by the code 229. */
export class InputMethod {
  private constructor(private readonly session: CDPSession) {}

  static async at(page: Page) { return new InputMethod(await page.context().newCDPSession(page)) }

  async compose(text: string) {
    await this.key('Process')
    await this.session.send('Input.imeSetComposition', { text, selectionStart: text.length, selectionEnd: text.length })
  }

  /** Enter, which takes the candidate and shall not send. */
  async take(text: string) {
    await this.key('Enter')
    await this.session.send('Input.insertText', { text })
  }

  private async key(key: string) {
    for (const type of ['rawKeyDown', 'keyUp'] as const) {
      await this.session.send('Input.dispatchKeyEvent', { type, key, code: 'Enter', windowsVirtualKeyCode: 229 })
    }
  }
}
