/** Does a file name fit a pattern of `*` (any run of characters) and `?` (one character)? Case counts.
 *  Two pointers and one point to go back to: linear in practice, and no pattern can make it explode. */
export function matches(pattern: string, name: string): boolean {
  let at = 0;
  let star = -1;
  let resume = 0;
  let next = 0;
  while (next < name.length) {
    if (pattern[at] === '*') {
      star = at;
      at += 1;
      resume = next;
    } else if (at < pattern.length && (pattern[at] === '?' || pattern[at] === name[next])) {
      at += 1;
      next += 1;
    } else if (star >= 0) {
      at = star + 1;
      resume += 1;
      next = resume;
    } else return false;
  }
  while (pattern[at] === '*') at += 1;
  return at === pattern.length;
}

/** As {@link matches}, for the path of a file seen from the folder that is searched. A pattern without `/` is compared with
 *  the file's own name, in whatever folder; one with `/` with the path, folder by folder, where `**` is any number of folders. */
export function matchesPath(pattern: string, path: string): boolean {
  if (!pattern.includes('/')) return matches(pattern, path.slice(path.lastIndexOf('/') + 1));
  return matchesFolders(pattern.replace(/^\//, '').split('/'), path.split('/'));
}

/** The same two pointers over folders: `**` is their `*`. */
function matchesFolders(patterns: readonly string[], folders: readonly string[]): boolean {
  let at = 0;
  let star = -1;
  let resume = 0;
  let next = 0;
  while (next < folders.length) {
    const pattern = patterns[at];
    if (pattern === '**') {
      star = at;
      at += 1;
      resume = next;
    } else if (pattern !== undefined && matches(pattern, folders[next] ?? '')) {
      at += 1;
      next += 1;
    } else if (star >= 0) {
      at = star + 1;
      resume += 1;
      next = resume;
    } else return false;
  }
  while (patterns[at] === '**') at += 1;
  return at === patterns.length;
}
