// `npm run bench`: plain JavaScript, so that it can say what is missing before anything compiled is loaded.
import 'reflect-metadata';
import { runBenchmark } from '../../dist/test/bench/main.js';

process.exit(await runBenchmark(process.argv.slice(2)));
