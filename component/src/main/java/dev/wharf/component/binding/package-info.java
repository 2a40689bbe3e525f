/** How WIT looks in Java: the one table, read by whatever prints or emits bindings. */
package dev.wharf.component.binding;
