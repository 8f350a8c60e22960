// Variables by which a program is started, or loads code before its own: which values do so. Data, and one question.

const SHELL = '(?:\\S*/)?(?:ba|da|z|k|c|tc|fi|a|mk)?sh';
/** Folders where every program of the machine may put a file. */
const IN_TEMPORARY = /(?:^|[\s:=,;@(|"'])(?:\/private)?\/(?:tmp|var\/tmp|dev\/shm)(?:\/|[\s:;,)"']|$)/u;
/** More than a program and its options: a shell, inline code, several commands. */
const MORE_THAN_PROGRAM = new RegExp(`^"?${SHELL}\\s|\\s-[a-z]*[ce]\\s+\\S*[\\s'"(]|[;|&\`]|\\$\\(`, 'u');

/** Their value is a program, or a command line. */
const PROGRAMS =
  /^(?:\w*EDITOR|VISUAL|BROWSER|\w*PAGER|\w*ASKPASS|TERMINAL|MAKE|CC|CXX|CPP|LD|AR|AS|NM|FC|RANLIB|HOSTCC|CARGO|RUSTC|RUSTDOC|RUSTFMT|\w*RUSTC_(?:WORKSPACE_)?WRAPPER|CARGO_\w*_(?:LINKER|RUNNER)|CMAKE_\w*_(?:LAUNCHER|COMPILER|LINKER)|\w+_(?:RSH|SSH)|RSYNC_CONNECT_PROG|HGMERGE|npm_config_(?:script_shell|shell|git|editor|viewer)|YARN_YARN_PATH|DOTNET_STARTUP_HOOKS|CORECLR_PROFILER_PATH|ANSIBLE_VAULT_PASSWORD_FILE|BUNDLER_EDITOR|CHROME_(?:BIN|PATH)|PUPPETEER_EXECUTABLE_PATH|ESBUILD_BINARY_PATH)$/iu;
/** Their value is options of a runtime or a build; some of those load code or start programs. */
const OPTIONS: readonly (readonly [names: RegExp, starts: RegExp])[] = [
  [
    /^(?:npm_config_)?NODE_OPTIONS$/iu,
    /--?(?:r|require|import|loader|experimental-loader|inspect(?:-\w+)?=(?!localhost|127\.))\b/u,
  ],
  [
    /^(?:_JAVA_OPTIONS|JDK_JAVA_OPTIONS|\w*JAVA_OPTS|(?:MAVEN|GRADLE|SBT|KAFKA|CATALINA|ANT|LEIN_JVM|JRUBY)_OPTS)$/u,
    /-XX:On(?:Error|OutOfMemoryError)|-agentpath|-Xbootclasspath/u,
  ],
  [/^GOFLAGS$/u, /-toolexec|-exec\b|-insecure\b/u],
  [/^(?:GNU)?(?:MAKE|M)FLAGS$/u, /--eval|\$\((?!nproc\))|SHELL/u],
  [/^(?:CARGO_(?:ENCODED_|\w+_)?)?RUST(?:DOC)?FLAGS$/u, /linker=\S*(?:\/tmp|sh\b)|-Zcodegen-backend/u],
  [/^(?:ERL_\w*FLAGS|ELIXIR_ERL_OPTIONS)$/u, /-(?:eval|run|s)\b/u],
  [/^(?:LESS|MORE|MANLESS|MANOPT)$/u, /!|\||(?:^|\s)-{1,2}(?:k|P|H|lesskey|pager)/u],
  [/^(?:VIM|EX|GVIM|NVIM)INIT$/u, /!|\b(?:system|source|so|lua|py\w*|ruby|perl|call|exe\w*)\b/u],
  [/^(?:CFLAGS|CXXFLAGS|LDFLAGS)$/u, /-wrapper\b|-fplugin=|-B ?\/tmp/u],
];
/** Code, or settings that name code, is looked up there. */
const LOOKED_UP =
  /^(?:PYTHON(?:PATH|HOME|STARTUP)|NODE_PATH|RUBYLIB|PERL(?:5)?LIB|CLASSPATH|LUA_C?PATH|R_(?:LIBS\w*|PROFILE\w*|ENVIRON\w*)|JULIA_LOAD_PATH|EMACSLOADPATH|VIMRUNTIME|AWK(?:LIB)?PATH|OPENSSL_(?:CONF|ENGINES|MODULES)|GTK_(?:PATH|MODULES)|QT_PLUGIN_PATH|PHP_INI_SCAN_DIR|PHPRC|PIP_CONFIG_FILE|PSModulePath|ZDOTDIR|INPUTRC|BUNDLE_GEMFILE|GCONV_PATH|MAKEFILES|LESSKEY\w*)$/iu;
/** Scratch space, sockets and stores: a folder for everyone is where they belong. */
const DATA =
  /^(?!ZDOTDIR|PHP_INI|GIT_)\w*(?:TMP|TEMP|CACHE|LOG|SOCK|DATA|OUTPUT|BUILD|STATE|RUNTIME|HIST|DIR|SCREENSHOT)\w*$/iu;
/** Names by which a check of who answers is taken away. */
const UNCHECKED =
  /^(?:NODE_TLS_REJECT_UNAUTHORIZED=["']?0|GIT_SSL_NO_VERIFY=|PYTHONHTTPSVERIFY=["']?0|GOINSECURE=|npm_config_strict_ssl=["']?false)/iu;
/** A machine by its number, and not one of the own network. */
const BY_NUMBER =
  /\/\/(?:[^\s/@]*@)?(?!127\.|10\.|192\.168\.|172\.(?:1[6-9]|2\d|3[01])\.|0\.0\.0\.0)\d{1,3}(?:\.\d{1,3}){3}\b/u;

/** True when a program, or code of its own, would start by this one variable. @param value null where only running tells */
export function startsCode(name: string, value: string | null): boolean {
  if (value === null) return false;
  return (
    (PROGRAMS.test(name) && (MORE_THAN_PROGRAM.test(value) || IN_TEMPORARY.test(value))) ||
    OPTIONS.some(([names, starts]) => names.test(name) && (starts.test(value) || IN_TEMPORARY.test(value)))
  );
}

/** Variables whose value is folders or files of code. */
export function looksUpCode(name: string): boolean {
  return LOOKED_UP.test(name);
}

/** What holds for one call may not hold for every shell of a person from now on. @param line `NAME=value`, as a start file has it */
export function lastsTooLong(line: string): boolean {
  const [, name = '', , value = ''] = /^(\w+)=(["']?)(.*?)\2\s*$/su.exec(line) ?? [];
  return (
    startsCode(name, value) ||
    UNCHECKED.test(line) ||
    BY_NUMBER.test(value) ||
    (IN_TEMPORARY.test(value) && !DATA.test(name))
  );
}
