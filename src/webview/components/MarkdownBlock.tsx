import { useLayoutEffect, useRef } from "preact/hooks";
import { linkNames, markQuotes } from "../markdown/annotate.ts";
import { renderMarkdown } from "../markdown/markdown.ts";
import type { Caveat, Turn } from "../protocol.ts";
import { memo } from "./memo.ts";
import { usePanel } from "./panel.ts";

interface MarkdownBlockProps {
  readonly text: string;
  readonly links: Turn["links"];
  /** Those whose quote stands in this block; the same array while they are the same. */
  readonly caveats: readonly Caveat[];
}

/** One block of an answer; rendered again only when its text, the links or its caveats change. */
export const MarkdownBlock = memo(({ text, links, caveats }: MarkdownBlockProps) => {
  const { post, words } = usePanel();
  const frame = useRef<HTMLDivElement>(null);
  useLayoutEffect(() => {
    const fragment = renderMarkdown(text, words.copy);
    linkNames(fragment, links);
    markQuotes(fragment, caveats);
    frame.current?.replaceChildren(fragment);
  }, [text, links, caveats, words]);
  const onClick = (event: MouseEvent) => {
    const button = event.target instanceof Element ? event.target.closest("button") : null;
    const link = links[Number(button?.dataset.link)]?.link;
    if (link !== undefined) {
      post({ type: "open", link });
    } else if (button?.className === "copy") {
      post({ type: "copy", text: button.parentElement?.querySelector("code")?.textContent ?? "" });
    }
  };
  // biome-ignore lint/a11y/useKeyWithClickEvents: the clicks are those of buttons in it, which keys press too
  // biome-ignore lint/a11y/noStaticElementInteractions: the clicks are those of buttons in it
  return <div class="block" ref={frame} onClick={onClick} />;
});
