export const login = {
  title: 'Log in',
  say: 'See every message, mend what failed.',
  login: 'Login',
  password: 'Password',
  submit: 'Log in',
  or: 'or',
  oidc: 'Continue with {{provider}}',
  wrong: 'Login or password is wrong.',
  refused: {
    E_OIDC_NO_ROLE: 'You are known, but have no role in this hub. Ask an administrator for one.',
    other: 'The provider could not log you in. Try again, or ask an administrator.',
  },
  ended: 'Your session has ended. Log in to go on where you were.',
  noMethod: 'Nobody can log in to this hub yet: an administrator adds the first account.',
  change: {
    title: 'Choose your own password',
    say: 'The first password was only for this login.',
    current: 'Present password',
    next: 'New password',
    hint: 'At least 12 characters. A sentence is good.',
    submit: 'Keep this password',
  },
} as const;
