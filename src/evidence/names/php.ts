/** Keywords, reserved names, magic constants and magic methods of PHP (PHP manual, "List of keywords" and "Magic methods"). */
export const phpNames = `
__CLASS__ __DIR__ __FILE__ __FUNCTION__ __LINE__ __METHOD__ __NAMESPACE__ __TRAIT__ __call __callStatic __clone
__construct __debugInfo __destruct __get __halt_compiler __invoke __isset __serialize __set __set_state __sleep
__toString __unserialize __unset __wakeup abstract and array as bool break callable case catch class clone const
continue declare default die do echo else elseif empty enddeclare endfor endforeach endif endswitch endwhile
enum eval exit extends false final finally float fn for foreach function global goto if implements include
include_once instanceof insteadof int interface isset iterable list match mixed namespace never new null object
or parent print private protected public readonly require require_once return self static string switch this
throw trait true try unset use var void while xor yield
`;
