// Forms by which a tool is told to start a program, or is given code, that lies where anyone may put it. Data only.
import { type Form, forms } from './form.ts';

export const LOADING_FORMS: readonly Form[] = [
  ...forms('open.code', [
    [
      'bazel bazelisk',
      () => ({ words: /--run_under[= ]["']?(?:\/(?:tmp|var\/tmp|dev\/shm)\/|(?:\S*\/)?(?:ba|z|da)?sh\b)/u }),
    ],
    [
      'mvn mvnw',
      () => ({
        words: /-Dexec\.executable=["']?(?:\/(?:tmp|var\/tmp|dev\/shm)\/|(?:\S*\/)?(?:ba|z|da)?sh\b)/u,
      }),
    ],
    // A file that a pattern will one day hand to an archiver as an option.
    [
      'touch',
      () => ({
        words:
          /(?:^|\s)["']?(?:--(?:use-compress-program|checkpoint(?:-action)?|to-command|rsh|rsync-path|unzip-command)=|-e (?:ba)?sh\b)/u,
      }),
    ],
    // A library, which runs as soon as it is loaded.
    ['curl', () => ({ words: /(?:^|\s)--engine[= ]\S*[/.]/u })],
    ['mysql mariadb mysqldump mysqladmin', () => ({ words: /--(?:default-auth|plugin-dir)[= ]["']?\S*\// })],
    ['ffmpeg ffplay', () => ({ words: /\b(?:ladspa|frei0r|lv2)\b\S*\/(?:tmp|var\/tmp|dev\/shm)\//u })],
    ['ldconfig', () => ({ words: /(?:^|\s)-\w*f\s?\S/u })],
    ['rpm rpmquery rpmverify rpmbuild', () => ({ words: /--eval[= ]["']?%\{lua:|--define[= ].*%\(/u })],
    [
      'fzf',
      () => ({
        words:
          /(?:execute(?:-silent)?|become|reload|transform)[-a-z]*[(:[].*(?:\/(?:tmp|var\/tmp|dev\/shm)\/|\bcurl\b|\bwget\b|\bnc\b|\brm -|\bsh -c)/u,
      }),
    ],
  ]),
  ...forms('open.source', [
    [
      'code code-insiders cursor codium windsurf',
      () => ({ words: /--install-extension[= ]["']?\/(?:tmp|var\/tmp|dev\/shm)\//u }),
    ],
    // A folder of which an editor, a shell or an agent starts all that it finds.
    [
      'git',
      () => ({
        words:
          /^clone .*\s(?:~|\$\{?HOME\}?|\/(?:home|Users)\/\w+)\/\.(?:vim|config\/(?:nvim|fish)|oh-my-zsh|zsh|claude|codex|cursor|emacs\.d|local\/share\/nvim)\b/u,
        unless:
          /(?:https:\/\/|git@)(?:\w[\w-]*@)?(?:github\.com|gitlab\.com|bitbucket\.org|codeberg\.org|git\.sr\.ht)[:/]/u,
      }),
    ],
  ]),
];
