// Configuration: the only code that reads process.env. Each app declares one class of its variables and gets it back
// validated and frozen. Must not know any app or any other library.
export { ConfigError, environment, readConfig, variablesOf } from './config.js';
export { createLogger, type ProcessLogger } from './logger.js';
