/** What holds for the whole of the Component Model. */
package dev.wharf.component;
