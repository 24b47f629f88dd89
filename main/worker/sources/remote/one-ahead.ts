/** The same, but that the next is asked for while the one before is worked on. */
export async function* oneAhead<T, R>(items: AsyncGenerator<T, R>): AsyncGenerator<T, R> {
  const ask = (): Promise<IteratorResult<T, R>> => {
    const next = items.next();
    // Whoever awaits it later gets the error; until then it is not unhandled.
    next.catch(() => undefined);
    return next;
  };
  let coming = ask();
  try {
    for (;;) {
      const item = await coming;
      if (item.done) return item.value;
      coming = ask();
      yield item.value;
    }
  } finally {
    await items.return(undefined as R);
  }
}
