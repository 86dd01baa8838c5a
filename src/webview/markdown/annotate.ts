import type { Caveat, Turn } from "../protocol.ts";
import { plain } from "./blocks.ts";
import { wrapWords } from "./textRange.ts";

/** Makes buttons of the names and places that lead into the editor; `data-link` is the index in `links`. Code blocks stay as they are. */
export function linkNames(fragment: DocumentFragment, links: Turn["links"]): void {
  const indexes = new Map(links.map(({ text }, index) => [text, index]));
  for (const code of fragment.querySelectorAll("code:not(pre code)")) {
    const index = indexes.get(code.textContent ?? "");
    if (index !== undefined && code.closest("a") === null) {
      const button = linkButton(index);
      code.replaceWith(button);
      button.append(code);
    }
  }
  for (const [text, index] of indexes) {
    if (/:\d+$/.test(text)) {
      linkPlace(fragment, text, index);
    }
  }
}

/** Makes buttons of a place such as `src/cart.ts:41` that stands in plain words. */
function linkPlace(fragment: DocumentFragment, place: string, index: number): void {
  for (const block of fragment.querySelectorAll("p, li, td, blockquote, h1, h2, h3, h4, h5, h6")) {
    const own = [...block.childNodes].filter((node) => node.nodeType === Node.TEXT_NODE);
    for (const text of own) {
      const at = (text.textContent ?? "").indexOf(place);
      const follows = (text.textContent ?? "").charAt(at + place.length);
      if (at !== -1 && !/\d/.test(follows)) {
        const words = (text as Text).splitText(at);
        words.splitText(place.length);
        const button = linkButton(index);
        words.replaceWith(button);
        button.append(words);
      }
    }
  }
}

function linkButton(index: number): HTMLButtonElement {
  const button = document.createElement("button");
  button.type = "button";
  button.className = "link";
  button.dataset.link = String(index);
  return button;
}

/** Marks the words that the caveats are about. */
export function markQuotes(fragment: DocumentFragment, caveats: readonly Caveat[]): void {
  for (const { quote = "", severity, sentence } of caveats) {
    wrapWords(fragment, plain(quote), () => {
      const mark = document.createElement("mark");
      mark.className = severity;
      mark.title = sentence;
      return mark;
    });
  }
}
