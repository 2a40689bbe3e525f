/**
 * The Canonical ABI: values between component instances and between them and Java. {@code ValLift}
 * and {@code ValLower} read its rules plainly over {@code Val}; {@code AdapterCompiler} turns them
 * into bytecode, per function type. Hot: no boxing, lambdas, iterators or reflection per call in
 * what compiled adapters use.
 */
package dev.wharf.runtime.canon;
