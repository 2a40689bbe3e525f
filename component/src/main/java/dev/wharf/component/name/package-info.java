/** Names of imports and exports: one parser for kebab case, interface names and versions. */
package dev.wharf.component.name;
