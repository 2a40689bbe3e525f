/** Wharf as steps of a Maven build. */
package dev.wharf.maven;
