/** Wraps each text of the fragment that equals or contains `words` by what `wrap` makes; at most `limit` places, across elements too. */
export function wrapWords(root: Node, words: string, wrap: () => HTMLElement, limit = 1): void {
  let from = 0;
  for (let found = 0; found < limit; found++) {
    const texts = textsOf(root);
    const all = texts.map(({ data }) => data).join("");
    const at = words === "" ? -1 : all.indexOf(words, from);
    if (at === -1) {
      return;
    }
    wrapRange(texts, at, at + words.length, wrap);
    from = at + words.length;
  }
}

function wrapRange(texts: readonly Text[], start: number, end: number, wrap: () => HTMLElement): void {
  let offset = 0;
  for (const text of texts) {
    const [first, last] = [Math.max(0, start - offset), Math.min(text.length, end - offset)];
    offset += text.length;
    if (first < last) {
      const part = text.splitText(first);
      part.splitText(last - first);
      const wrapper = wrap();
      part.replaceWith(wrapper);
      wrapper.append(part);
    }
  }
}

function textsOf(root: Node): readonly Text[] {
  const walker = document.createTreeWalker(root, NodeFilter.SHOW_TEXT);
  const texts: Text[] = [];
  while (walker.nextNode()) {
    texts.push(walker.currentNode as Text);
  }
  return texts;
}
