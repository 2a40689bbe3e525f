/** The text format of components. Explainer, component definitions. */
package dev.wharf.component.text;
