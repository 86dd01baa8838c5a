/** Keywords and predeclared identifiers of Go: The Go Programming Language Specification, "Keywords" and "Predeclared identifiers". */
export const goNames = `
Error any append bool break byte cap case chan clear close comparable complex complex128 complex64 const
continue copy default defer delete else error fallthrough false float32 float64 for func go goto if imag import
init int int16 int32 int64 int8 interface iota len main make map max min new nil package panic print println
range real recover return rune select string struct switch true type uint uint16 uint32 uint64 uint8 uintptr var
`;
