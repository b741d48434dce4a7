import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { loadProject, runPipeline } from '@codexhub/pipeline';
import { describe, expect, test } from 'vitest';
import { changed, newFolder, writeProject } from '../architecture/knob-project.ts';
import { remoteSections } from '../architecture/remote-knobs.ts';

const provenance = { author: 'author', code: 'unversioned' };
const SECRETS = ['sk-all-3f9a', 'postgres://ada'];

describe.each([...remoteSections.entries()])('section %i', (_, data) => {
  test('a project whose rows come from a server runs as one of files does', async () => {
    const fromFile = await run(changed([]));
    const fromServer = await run(changed([['data', data]]));
    expect(fromServer.evidence.subject.data).toBe(fromFile.evidence.subject.data);
    expect(fromServer.decision.open).toBe(fromFile.decision.open);
    expect(fromServer.files.length).toBeGreaterThan(10);
    // What a secret holds is in nothing that a run leaves behind.
    for (const secret of SECRETS) {
      for (const path of fromServer.files) {
        const text = readFileSync(path, 'utf8');
        if (text.includes(secret)) throw new Error(`${path} holds a secret`);
      }
    }
  });
});

describe('a secret', () => {
  const load = (data: object) => () =>
    loadProject({ dir: writeProject(changed([['data', data]])), env: { API_TOKEN: 'x' } });
  const http = { format: 'http', url: 'https://api.example/loans' };
  test('stands in no file, but a reference does', () => {
    expect(load({ ...http, token: 'sk-live' })).toThrow(/data\.token/);
    expect(
      load({ format: 'postgres', sql: 'TABLE x', connection: 'postgres://ada:pw@db/x' }),
    ).toThrow(/data\.connection/);
    expect(load({ ...http, headers: { 'x-key': 'sk-live' } })).toThrow(/data\.headers/);
    expect(load({ ...http, token: `\${env:API_TOKEN}` })().config.data).toMatchObject(http);
  });
  test('is not part of an address', () => {
    expect(load({ ...http, url: 'https://ada:sk-live@api.example/' })).toThrow(/data\.url/);
    expect(load({ ...http, url: 'file:///etc/passwd' })).toThrow(/data\.url/);
  });
  test('that is not set is named', () => {
    expect(load({ ...http, token: `\${env:OTHER_TOKEN}` })).toThrow(/OTHER_TOKEN/);
  });
});

async function run(config: Record<string, unknown>) {
  const project = loadProject({ dir: writeProject(config), env: {} });
  const out = newFolder();
  const { candidates } = await runPipeline(project, { out, provenance });
  const [{ evidence, decision }] = candidates as [(typeof candidates)[number]];
  const files = readdirSync(out, { recursive: true, encoding: 'utf8' })
    .map((name) => join(out, name))
    .filter((path) => statSync(path).isFile());
  return { evidence, decision, files };
}
