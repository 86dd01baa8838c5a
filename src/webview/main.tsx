import "./jitless.ts";
import "./styles/panel.css";
import { render } from "preact";
import { App } from "./components/App.tsx";
import { connectHost } from "./host.ts";
import { parseWords, words } from "./words.ts";

const given = document.getElementById("words")?.textContent;
const root = document.getElementById("panel");
if (root !== null) {
  render(<App host={connectHost()} words={given ? parseWords(given) : words} />, root);
}
