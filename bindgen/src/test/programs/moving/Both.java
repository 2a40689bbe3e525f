package app.moving;

import dev.wharf.runtime.value.Val;

/** A value as bindings have it, and as the dynamic API does. */
record Both<T>(T java, Val val) {}
