/** What the system says of a file, in words that a person knows; never with the names of files that we made on the way. */
const sentences: Record<string, string> = {
  EACCES: 'it may not be written here',
  EPERM: 'it may not be written here',
  EROFS: 'the file system is read-only',
  ENOSPC: 'the disk is full',
  EDQUOT: 'the quota of the disk is used up',
  EISDIR: 'a folder of this name stands there',
  ENOTDIR: 'a file stands where a folder of its path would',
  EEXIST: 'a file stands where a folder of its path would',
  ENAMETOOLONG: 'its name is too long for the file system',
  EMFILE: 'too many files are open',
  EIO: 'the disk is at fault',
}

/** "the disk is full"; what is not the system’s, as it says itself. */
export function sentenceOf(error: unknown): string {
  if (!(error instanceof Error)) return String(error)
  const code = 'code' in error ? String(error.code) : ''
  return sentences[code] ?? error.message
}
