// A process of its own that registers versions; the test starts several at once.
import { openRegistry } from '../../src/index.ts';

const [root = '', count = '0'] = process.argv.slice(2);
const registry = openRegistry(root);
const run = await registry.startRun({ experiment: 'mortgage', user: 'ada' });
await run.logArtifact('model/model.onnx', `bytes of ${process.pid}`);
const made = [];
for (let index = 0; index < Number(count); index += 1) {
  made.push(await registry.registerModel({ name: 'lending', run, artifactPath: 'model' }));
}
process.stdout.write(JSON.stringify(made.map(({ version }) => version)));
