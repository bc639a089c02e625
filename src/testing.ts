/** Fakes that the project's own tests use, for the tests of others: real implementations of the public interfaces. */
export { ScriptedModel, callsTools, says, type ScriptedReply } from './model/scripted-model.ts';
export { MemorySteps } from './store/memory-steps.ts';
