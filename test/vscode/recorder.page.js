// Runs in the page, from its start. Gives it `ghostOnScreen()`, the grey text of now, and `takeScreenRecords()`: the keys and
// the changes of the grey text since the last call, each with its time in milliseconds.

/** Grey text within lines is a class of spans; its further lines stand in a view zone. VS Code shows spaces as non-breaking ones. */
globalThis.ghostOnScreen = () => {
  const editor = document.querySelector(".editor-group-container.active .monaco-editor");
  const text = (selector) => [...(editor?.querySelectorAll(selector) ?? [])].map((element) => element.textContent);
  const lines = [
    text(".view-lines [class*=ghost-text]").join(""),
    ...text(".view-zones .suggest-preview-text .view-line"),
  ];
  return lines.join("\n").replaceAll("\u00a0", " ").trimEnd();
};

let records = [];
let ghost = "";

addEventListener("keydown", ({ key, timeStamp }) => records.push({ at: timeStamp, key }), { capture: true });

new MutationObserver(() => {
  const now = globalThis.ghostOnScreen();
  if (now !== ghost) {
    ghost = now;
    records.push({ at: performance.now(), ghost });
  }
}).observe(document, { subtree: true, childList: true, characterData: true });

globalThis.takeScreenRecords = () => {
  const taken = records;
  records = [];
  return taken;
};
