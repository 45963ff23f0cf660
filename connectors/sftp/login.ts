import type { AnyAuthMethod, Prompt } from 'ssh2';
import { SftpFailure } from './failure.ts';
import type { SftpTarget } from './target.ts';

/** Methods of RFC 4252 and 4256, and how people call them. */
const WORDS: Readonly<Record<string, string>> = {
  publickey: 'a key',
  password: 'a password',
  'keyboard-interactive': 'an answer to a question (keyboard-interactive)',
  hostbased: 'a host key of the client',
  'gssapi-with-mic': 'Kerberos',
};

/** One login: offers what the channel has and the server takes, a key before a password, each once. */
export class Login {
  private readonly target: SftpTarget;
  /** Our methods in the order in which they are tried. */
  private readonly methods: readonly string[];
  private readonly tried: string[] = [];
  /** What the server takes, by its last answer. */
  private takes: readonly string[] = [];
  /** The server took something and wants more. */
  private halfway = false;
  private asked: string | undefined;
  private answered = false;

  constructor(target: SftpTarget) {
    this.target = target;
    this.methods = [
      ...(target.privateKey === undefined ? [] : ['publickey']),
      ...(target.password === undefined ? [] : ['password', 'keyboard-interactive']),
    ];
  }

  /** ssh2 asks what to try next. @param left what the server takes; null at first */
  next(left: readonly string[] | null, halfway: boolean | null): AnyAuthMethod | false {
    const username = this.target.user;
    // The server names its methods in its refusal (RFC 4252, section 5.2).
    if (left === null) return { type: 'none', username };
    this.takes = left;
    this.halfway ||= halfway === true;
    const method = this.methods.find((one) => left.includes(one) && !this.tried.includes(one));
    if (method === undefined) return false;
    this.tried.push(method);
    if (method === 'publickey') return { type: 'publickey', username, key: this.target.privateKey ?? '', ...passphraseOf(this.target) };
    if (method === 'password') return { type: 'password', username, password: this.target.password ?? '' };
    return {
      type: 'keyboard-interactive',
      username,
      prompt: (_name, _instructions, _language, prompts, finish) => finish(this.answer(prompts)),
    };
  }

  /** The password answers the first question, if there is one and it is not shown; a one-time code or a new password we do not have. */
  private answer(prompts: readonly Prompt[]): string[] {
    if (prompts.length === 0) return [];
    const [only] = prompts;
    if (prompts.length === 1 && only?.echo !== true && !this.answered) {
      this.answered = true;
      return [this.target.password ?? ''];
    }
    this.asked = 'it asks for more than the password, such as a one-time code or a new password';
    return prompts.map(() => '');
  }

  /** Why the login failed. */
  failure(): SftpFailure {
    return new SftpFailure('login', this.asked ?? this.reason());
  }

  private reason(): string {
    const wanted = this.takes.flatMap((method) => WORDS[method] ?? []).join(' or ');
    if (this.tried.length > 0) {
      const offered = this.tried.includes('publickey') ? (this.tried.length > 1 ? 'key and the password' : 'key') : 'password';
      return this.halfway ? `it wants ${wanted || 'something else'} besides` : `it refused the user or the ${offered}`;
    }
    return wanted === '' ? 'it takes no credential that the channel can have' : `it takes only ${wanted}, and the channel has none`;
  }
}

function passphraseOf({ passphrase }: SftpTarget): { readonly passphrase?: string } {
  return passphrase === undefined ? {} : { passphrase };
}
