/** Keywords and literals of Java (JLS 24, 3.9 and 3.10), and types of `java.lang` with the members of `Object`. */
export const javaNames = `
Appendable ArithmeticException ArrayIndexOutOfBoundsException ArrayStoreException AssertionError AutoCloseable
Boolean Byte CharSequence Character Class ClassCastException ClassLoader ClassNotFoundException
CloneNotSupportedException Cloneable Comparable Deprecated Double Enum Error Exception Float FunctionalInterface
IllegalArgumentException IllegalStateException IndexOutOfBoundsException Integer InterruptedException Iterable
Long Math Module NegativeArraySizeException NoSuchFieldException NoSuchMethodException NullPointerException
Number NumberFormatException Object OutOfMemoryError Override Package Process ProcessBuilder Readable Record
Runnable Runtime RuntimeException SafeVarargs SecurityException Short StackOverflowError StackTraceElement
StrictMath String StringBuffer StringBuilder StringIndexOutOfBoundsException SuppressWarnings System Thread
ThreadGroup ThreadLocal Throwable UnsupportedOperationException Void abstract assert boolean break byte case
catch char class clone const continue default do double else enum equals exports extends false final finally
float for getClass goto hashCode if implements import instanceof int interface long main module native new
notify notifyAll null open opens package permits private protected provides public record requires return sealed
short static strictfp super switch synchronized this throw throws to toString transient transitive true try uses
var void volatile wait when while with yield
`;
