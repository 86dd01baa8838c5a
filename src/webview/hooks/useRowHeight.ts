import { useLayoutEffect, useState } from "preact/hooks";

/** Pixels of a line of code: VS Code's own ratio of line height to font size. It follows the theme's variables while the page is open. */
export function useRowHeight(): number {
  const [height, setHeight] = useState(measure);
  useLayoutEffect(() => {
    document.documentElement.style.setProperty("--caveat-row-height", `${height}px`);
  }, [height]);
  useLayoutEffect(() => {
    const observer = new MutationObserver(() => setHeight(measure()));
    observer.observe(document.documentElement, { attributeFilter: ["style", "class"] });
    return () => observer.disconnect();
  }, []);
  return height;
}

function measure(): number {
  const size = getComputedStyle(document.documentElement).getPropertyValue("--vscode-editor-font-size");
  return Math.round((Number.parseFloat(size) || 13) * 1.4);
}
