/** Runs a step; says what is going on, and for how long, once it takes over two seconds. */
export async function progress<T>(label: string, step: () => Promise<T>): Promise<T> {
  const start = Date.now();
  const seconds = () => Math.round((Date.now() - start) / 1000);
  let said = false;
  const timer = setInterval(() => {
    said = true;
    process.stderr.write(
      process.stderr.isTTY
        ? `\r${label} … ${seconds()} s`
        : said && seconds() % 10 < 2
          ? `${label} … ${seconds()} s\n`
          : "",
    );
  }, 2000);
  try {
    return await step();
  } finally {
    clearInterval(timer);
    if (said) {
      process.stderr.write(`${process.stderr.isTTY ? "\r" : ""}${label}: ${seconds()} s\n`);
    }
  }
}
