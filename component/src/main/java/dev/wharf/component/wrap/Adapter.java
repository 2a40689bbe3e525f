package dev.wharf.component.wrap;

import dev.wharf.wasm.module.Module;

/**
 * A core module that serves imports of another one, in that one's memory, on functions of a world.
 *
 * @param name the module name of the imports that it serves
 * @param module with a world in its custom sections
 */
public record Adapter(String name, Module module) {}
