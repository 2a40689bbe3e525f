package dev.wharf.runtime.canon;

import dev.wharf.component.definition.StringEncoding;
import dev.wharf.engine.Func;
import dev.wharf.engine.Memory;
import dev.wharf.runtime.link.InstanceScope;
import java.util.Optional;

/**
 * The options of one lifted or lowered function, resolved for an instance.
 *
 * @param scope the component instance that contains the definition
 * @param postReturn only of lifted functions
 * @param callback only of asynchronously lifted functions
 */
public record CanonContext(
    InstanceScope scope,
    Optional<Memory> memory,
    Optional<Func> realloc,
    Optional<Func> postReturn,
    StringEncoding encoding,
    boolean async,
    Optional<Func> callback) {}
