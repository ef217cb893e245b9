// Starts `disclosure-lint lsp` and hands it the YAML and JSON documents of the editor.
"use strict";

const vscode = require("vscode");
const { LanguageClient, TransportKind } = require("vscode-languageclient/node");

const NAME = "disclosure-lint";
let client;

async function start() {
  const settings = vscode.workspace.getConfiguration(NAME);
  const [command, ...args] = settings.get("command");
  const lang = settings.get("lang");
  const server = { command, args, transport: TransportKind.stdio };
  client = new LanguageClient(NAME, NAME, server, {
    documentSelector: [{ language: "yaml" }, { language: "json" }],
    initializationOptions: lang === "auto" ? {} : { lang },
    synchronize: { fileEvents: vscode.workspace.createFileSystemWatcher("**/*.{yaml,yml,json,toml}") },
  });
  try {
    await client.start();
  } catch (error) {
    vscode.window.showErrorMessage(
      `${NAME}: ${command} 无法启动 / cannot be started (${error.message}). pip install "disclosure-lint[lsp]"`,
    );
  }
}

async function stop() {
  if (client && client.isRunning()) await client.stop();
}

exports.activate = async (context) => {
  const restart = async () => {
    await stop();
    await start();
  };
  context.subscriptions.push(
    vscode.commands.registerCommand(`${NAME}.restart`, restart),
    vscode.workspace.onDidChangeConfiguration((event) => event.affectsConfiguration(NAME) && restart()),
  );
  await start();
};

exports.deactivate = stop;
