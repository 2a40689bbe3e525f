/**
 * What generated code may call, and nothing else may be called by it. Hot: no boxing, lambdas,
 * varargs or iterators; methods are small enough to be inlined, and what is rare stands in a method
 * of its own. Nor is there string concatenation or anything else that bootstraps at run time, since
 * that could happen at the end of the stack.
 */
package dev.wharf.engine.abi;
