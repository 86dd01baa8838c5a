/** Keywords, built-ins and members of the built-in types of Python 3.11, by `keyword.kwlist`, `dir(builtins)` and `dir` of
 * `str`, `list`, `dict`, `set`, `tuple`, `int`, `float`, `bytes`, `type` and `BaseException`. */
export const pythonNames = `
ArithmeticError AssertionError AttributeError BaseException BaseExceptionGroup BlockingIOError BrokenPipeError
BufferError BytesWarning ChildProcessError ConnectionAbortedError ConnectionError ConnectionRefusedError
ConnectionResetError DeprecationWarning EOFError Ellipsis EncodingWarning EnvironmentError Exception
ExceptionGroup False FileExistsError FileNotFoundError FloatingPointError FutureWarning GeneratorExit IOError
ImportError ImportWarning IndentationError IndexError InterruptedError IsADirectoryError KeyError
KeyboardInterrupt LookupError MemoryError ModuleNotFoundError NameError None NotADirectoryError NotImplemented
NotImplementedError OSError OverflowError PendingDeprecationWarning PermissionError ProcessLookupError
RecursionError ReferenceError ResourceWarning RuntimeError RuntimeWarning StopAsyncIteration StopIteration
SyntaxError SyntaxWarning SystemError SystemExit TabError TimeoutError True TypeError UnboundLocalError
UnicodeDecodeError UnicodeEncodeError UnicodeError UnicodeTranslateError UnicodeWarning UserWarning ValueError
Warning ZeroDivisionError _ __abs__ __abstractmethods__ __add__ __all__ __and__ __annotations__ __base__
__bases__ __basicsize__ __bool__ __bytes__ __call__ __cause__ __ceil__ __class__ __class_getitem__ __contains__
__context__ __delattr__ __delitem__ __dict__ __dictoffset__ __dir__ __divmod__ __doc__ __enter__ __eq__ __exit__
__file__ __flags__ __float__ __floor__ __floordiv__ __format__ __ge__ __getattribute__ __getformat__ __getitem__
__getnewargs__ __getstate__ __gt__ __hash__ __iadd__ __iand__ __imul__ __index__ __init__ __init_subclass__
__instancecheck__ __int__ __invert__ __ior__ __isub__ __itemsize__ __iter__ __ixor__ __le__ __len__ __lshift__
__lt__ __main__ __mod__ __module__ __mro__ __mul__ __name__ __ne__ __neg__ __new__ __next__ __or__ __pos__
__post_init__ __pow__ __prepare__ __qualname__ __radd__ __rand__ __rdivmod__ __reduce__ __reduce_ex__ __repr__
__reversed__ __rfloordiv__ __rlshift__ __rmod__ __rmul__ __ror__ __round__ __rpow__ __rrshift__ __rshift__
__rsub__ __rtruediv__ __rxor__ __setattr__ __setitem__ __setstate__ __sizeof__ __str__ __sub__ __subclasscheck__
__subclasses__ __subclasshook__ __suppress_context__ __text_signature__ __traceback__ __truediv__ __trunc__
__weakrefoffset__ __xor__ abs add add_note aiter all and anext any append args as as_integer_ratio ascii assert
async await bin bit_count bit_length bool break breakpoint bytearray bytes callable capitalize case casefold
center chr class classmethod clear cls compile complex conjugate continue copy copyright count credits decode
def del delattr denominator dict difference difference_update dir discard divmod elif else encode endswith
enumerate eval except exec exit expandtabs extend filter finally find float for format format_map from
from_bytes fromhex fromkeys frozenset get getattr global globals hasattr hash help hex id if imag import in
index input insert int intersection intersection_update is is_integer isalnum isalpha isascii isdecimal isdigit
isdisjoint isidentifier isinstance islower isnumeric isprintable isspace issubclass issubset issuperset istitle
isupper items iter join keys lambda len license list ljust locals lower lstrip maketrans map match max
memoryview min mro next nonlocal not numerator object oct open or ord partition pass pip pop popitem pow print
property pytest python python3 quit raise range real remove removeprefix removesuffix replace repr return
reverse reversed rfind rindex rjust round rpartition rsplit rstrip self set setattr setdefault slice sort sorted
split splitlines startswith staticmethod str strip sum super swapcase symmetric_difference
symmetric_difference_update title to_bytes translate try tuple type union update upper values vars while with
with_traceback yield zfill zip
`;
