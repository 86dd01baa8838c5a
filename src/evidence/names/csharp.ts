/** Keywords and contextual keywords of C# (C# language reference, "C# keywords"). */
export const csharpNames = `
abstract add alias and args as ascending async await base bool break by byte case catch char checked class const
continue decimal default delegate descending do double dynamic else enum equals event explicit extern false
field file finally fixed float for foreach from get global goto group if implicit in init int interface internal
into is join let lock long managed nameof namespace new nint not notnull nuint null object on operator or
orderby out override params partial private protected public readonly record ref remove required return sbyte
scoped sealed select set short sizeof stackalloc static string struct switch this throw true try typeof uint
ulong unchecked unmanaged unsafe ushort using value var virtual void volatile when where while with yield
`;
