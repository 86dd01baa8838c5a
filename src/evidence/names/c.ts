/** Keywords of C (C23, 6.4.1) and C++ (C++23, [lex.key]) with the names that every program has. */
export const cNames = `
NULL alignas alignof and and_eq asm auto bitand bitor bool break case catch char char16_t char32_t char8_t class
co_await co_return co_yield compl concept const const_cast consteval constexpr constinit continue decltype
default delete do double dynamic_cast else enum explicit export extern false final float for friend goto if
import inline int long main module mutable namespace new noexcept not not_eq nullptr operator or or_eq override
private protected public register reinterpret_cast requires restrict return short signed size_t sizeof static
static_assert static_cast std struct switch template this thread_local throw true try typedef typeid typename
typeof typeof_unqual union unsigned using virtual void volatile wchar_t while xor xor_eq
`;
