// The one door to node-llama-cpp, here because packages of this folder are found only from this folder.
export { getLlama, JinjaTemplateChatWrapper, LlamaLogLevel, resolveChatWrapper } from 'node-llama-cpp';
