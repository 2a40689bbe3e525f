/**
 * Everything that Java bindings of WIT refer to: annotations, general value types, dynamic values.
 */
package dev.wharf.runtime.value;
