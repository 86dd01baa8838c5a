// Gives the editor a language model, as other people's extensions do: it fills the hole of the set-up's trial rightly.
const vscode = require("vscode");

const model = {
  id: "given-coder",
  name: "Given Coder",
  family: "given",
  version: "1",
  maxInputTokens: 8000,
  maxOutputTokens: 1000,
  capabilities: {},
};

exports.activate = (context) => {
  context.subscriptions.push(
    vscode.lm.registerLanguageModelChatProvider("model-giver", {
      provideLanguageModelChatInformation: () => [model],
      provideLanguageModelChatResponse: async (_model, _messages, _options, progress) => {
        progress.report(new vscode.LanguageModelTextPart("quagga"));
        progress.report(new vscode.LanguageModelTextPart("Name"));
      },
      provideTokenCount: async (_model, text) => String(text).length / 4,
    }),
  );
};
