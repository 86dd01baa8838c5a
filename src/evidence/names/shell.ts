/** Reserved words and built-ins of bash (`compgen -bk`), the utilities of POSIX.1-2024 (Shell and Utilities, chapter 3), and the
 * build tools that answers name as commands. */
export const shellNames = `
alias ar asa at awk basename bash batch bc bg bind break brew builtin bundle c17 cal caller cargo case cat cd
chgrp chmod chown cksum cmake cmp comm command compgen complete compopt composer compress continue coproc cp
crontab csplit ctags curl cut cxref date dd declare delta df diff dirname dirs disown do docker done dotnet du
echo ed elif else enable env esac eval ex exec exit expand export expr false fc fg fi file find fold for
function fuser gcc gencat getconf getopts gettext git go gradle grep hash head help history iconv id if in ipcrm
ipcs java javac jobs join kill kubectl let lex link ln local locale localedef logger logname logout lp ls m4
mailx make man mapfile mesg mkdir mkfifo more mv mvn newgrp ngettext nice nl nm node nohup npm npx od paste
patch pathchk pax pip pnpm popd pr printf ps pushd pwd python read readarray readlink readonly realpath renice
return rm rmdir ruby rustc rustup sed select set sh shift shopt sleep sort source split ssh stat strings strip
stty sudo suspend tabs tail tar tee test then time timeout times touch tput tr trap true tsc tsort tty type
typeset ulimit umask unalias uname uncompress unexpand uniq unlink unset until uucp uudecode uuencode vi wait wc
wget while who write xargs xgettext yacc yarn zcat zsh
`;
