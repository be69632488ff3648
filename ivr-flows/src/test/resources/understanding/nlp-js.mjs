import { createRequire } from 'node:module';
import { readFileSync } from 'node:fs';
import { performance } from 'node:perf_hooks';

// Trains nlp.js on the sentences of one language, and prints what it takes the others for, what that costs in time and memory.
const { folder, language, train, test } = JSON.parse(readFileSync(0, 'utf8'));
const require = createRequire(folder + '/');
const { dockStart } = require('@nlpjs/basic');
const quiet = console.log;
console.log = () => {};
const dock = await dockStart({ settings: { nlp: { languages: [language], forceNER: false, autoSave: false, autoLoad: false } },
  use: ['Basic', language === 'es' ? 'LangEs' : 'LangEn'] });
const nlp = dock.get('nlp');
nlp.settings.log = false;
train.forEach(([intent, text]) => nlp.addDocument(language, text, intent));
global.gc?.();
const before = process.memoryUsage().heapUsed;
await nlp.train();
global.gc?.();
const megabytes = (process.memoryUsage().heapUsed - before) / 1e6;
const taken = [];
const millis = [];
for (const text of test) {
  const cpu = process.cpuUsage();
  const result = await nlp.process(language, text);
  const spent = process.cpuUsage(cpu);
  millis.push((spent.user + spent.system) / 1000);
  taken.push(result.intent);
}
console.log = quiet;
console.log(JSON.stringify({ taken, millis, megabytes }));
