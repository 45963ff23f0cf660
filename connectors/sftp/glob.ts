/** Does a file name fit a pattern of `*` (any run of characters) and `?` (one character)? Case counts. */
export function matches(pattern: string, name: string): boolean {
  return fits(pattern, name, '*', (wanted, found) => wanted === '?' || wanted === found);
}

/** As {@link matches}, for the path of a file seen from the folder that is searched. A pattern without `/` is compared with
 *  the file's own name, in whatever folder; one with `/` with the path, folder by folder, where `**` is any number of folders. */
export function matchesPath(pattern: string, path: string): boolean {
  if (!pattern.includes('/')) return matches(pattern, path.slice(path.lastIndexOf('/') + 1));
  return fits(pattern.replace(/^\//, '').split('/'), path.split('/'), '**', matches);
}

/** Do the items fit the pattern, one by one, where `any` stands for any run of them? Two pointers and one point to go back to:
 *  linear in practice, and no pattern can make it explode. */
function fits(
  pattern: ArrayLike<string>,
  items: ArrayLike<string>,
  any: string,
  fitsOne: (wanted: string, found: string) => boolean,
): boolean {
  let at = 0;
  let star = -1;
  let resume = 0;
  let next = 0;
  while (next < items.length) {
    const wanted = pattern[at];
    if (wanted === any) {
      star = at;
      at += 1;
      resume = next;
    } else if (wanted !== undefined && fitsOne(wanted, items[next] as string)) {
      at += 1;
      next += 1;
    } else if (star >= 0) {
      at = star + 1;
      resume += 1;
      next = resume;
    } else return false;
  }
  while (pattern[at] === any) at += 1;
  return at === pattern.length;
}
