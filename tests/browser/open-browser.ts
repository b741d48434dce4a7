import { type Browser, chromium } from 'playwright-core';

/** Chromium from where CODEXHUB_CHROMIUM says: a browser is the system's, none is downloaded. */
export async function openBrowser(): Promise<Browser> {
  const executablePath = process.env['CODEXHUB_CHROMIUM'];
  if (!executablePath) {
    throw new Error(
      'browser tests: CODEXHUB_CHROMIUM must be the path of a Chromium; it is not set; on Debian "apt-get install chromium" and set it to /usr/bin/chromium',
    );
  }
  return await chromium.launch({
    executablePath,
    args: [
      '--no-sandbox',
      '--disable-gpu',
      '--disable-quic',
      '--no-first-run',
      '--disable-background-networking',
      '--disable-component-update',
      '--disable-sync',
    ],
  });
}
