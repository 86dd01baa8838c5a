import DOMPurify from "dompurify";
import { Marked, type Tokens } from "marked";
import { escapeHtml } from "./escapeHtml.ts";
import { highlight } from "./highlight.ts";

/**
 * The elements that Markdown itself makes. HTML in an answer is shown as the text it is, so that nothing is hidden from the reader;
 * the sanitiser is the second wall behind the renderer.
 */
const allowedTags =
  "a blockquote br code del em h1 h2 h3 h4 h5 h6 hr li ol p pre strong table tbody td th thead tr ul".split(" ");
const allowedAttributes = ["href", "rel", "start", "align", "data-language"];

const marked = new Marked({
  gfm: true,
  async: false,
  renderer: {
    html: ({ text }) => escapeHtml(text),
    image: ({ text }) => escapeHtml(text),
    checkbox: ({ checked }) => (checked ? "☑ " : "☐ "),
    code: ({ text, lang }) => `<pre><code data-language="${escapeHtml(lang ?? "")}">${escapeHtml(text)}</code></pre>`,
    link(link: Tokens.Link) {
      const words = this.parser.parseInline(link.tokens);
      return isWebAddress(link.href)
        ? `<a href="${escapeHtml(link.href)}" rel="noreferrer noopener">${words}</a>`
        : words;
    },
  },
});

/** One block of Markdown as elements that run nothing and load nothing; code is coloured and can be copied. */
export function renderMarkdown(block: string, copyTitle: string): DocumentFragment {
  const html = marked.parse(block, { async: false });
  const fragment = DOMPurify.sanitize(html, {
    ALLOWED_TAGS: allowedTags,
    ALLOWED_ATTR: allowedAttributes,
    ADD_URI_SAFE_ATTR: ["rel", "start", "align", "data-language"],
    ALLOW_DATA_ATTR: false,
    ALLOW_ARIA_ATTR: false,
    ALLOWED_URI_REGEXP: /^https:\/\//i,
    RETURN_DOM_FRAGMENT: true,
  });
  for (const code of fragment.querySelectorAll("pre > code")) {
    colour(code);
    code.parentElement?.setAttribute("tabindex", "0");
    code.parentElement?.replaceWith(withCopyButton(code.parentElement, copyTitle));
  }
  for (const table of fragment.querySelectorAll("table")) {
    table.replaceWith(scrollable(table));
  }
  return fragment;
}

function isWebAddress(address: string): boolean {
  return URL.canParse(address) && new URL(address).protocol === "https:";
}

function colour(code: Element): void {
  const language = code.getAttribute("data-language")?.split(/\s/)[0] ?? "";
  const html = highlight(code.textContent ?? "", language);
  if (html !== undefined) {
    code.replaceChildren(
      DOMPurify.sanitize(html, { ALLOWED_TAGS: ["span"], ALLOWED_ATTR: ["class"], RETURN_DOM_FRAGMENT: true }),
    );
  }
}

function withCopyButton(pre: Element, title: string): Element {
  const frame = document.createElement("div");
  frame.className = "code";
  const button = document.createElement("button");
  button.type = "button";
  button.className = "copy";
  button.textContent = title;
  frame.append(pre.cloneNode(true), button);
  return frame;
}

function scrollable(table: Element): Element {
  const frame = document.createElement("div");
  frame.className = "table";
  frame.tabIndex = 0;
  frame.append(table.cloneNode(true));
  return frame;
}
