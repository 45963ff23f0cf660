/** What is used of the package, which has no types of its own. */
declare module 'edifact' {
  export class Parser {
    onopensegment: (tag: string) => void;
    encoding(identifier: string): void;
    write(chunk: string): void;
    end(): void;
  }
}
