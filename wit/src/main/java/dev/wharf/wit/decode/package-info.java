/** From the types of a component back to WIT: a graph that keeps apart what has names apart. */
package dev.wharf.wit.decode;
