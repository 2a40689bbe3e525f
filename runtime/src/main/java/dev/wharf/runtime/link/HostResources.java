package dev.wharf.runtime.link;

import dev.wharf.runtime.resource.ResourceHandle;
import dev.wharf.runtime.resource.ResourceInstanceType;
import dev.wharf.runtime.value.Wit;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.HashMap;
import java.util.Map;

/**
 * The resource types that Java interfaces stand for: one for each Java type, so that interfaces can
 * share them.
 */
public final class HostResources {
  private final Map<Class<?>, ResourceInstanceType> types = new HashMap<>();

  /**
   * The resources that a bound interface defines, by their WIT names: its nested types that can be
   * closed.
   */
  public Map<String, ResourceInstanceType> of(Class<?> bound) {
    Map<String, ResourceInstanceType> found = new HashMap<>();
    for (Class<?> nested : bound.getDeclaredClasses()) {
      Wit wit = nested.getAnnotation(Wit.class);
      if (wit != null && AutoCloseable.class.isAssignableFrom(nested)) {
        found.put(wit.value(), of(wit.value(), nested));
      }
    }
    return found;
  }

  private ResourceInstanceType of(String name, Class<?> type) {
    return types.computeIfAbsent(
        type, _ -> ResourceInstanceType.host(name, type, HostResources::close));
  }

  private static void close(ResourceHandle handle) {
    try {
      ((AutoCloseable) handle.host()).close();
    } catch (RuntimeException e) {
      throw e;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (Exception e) {
      throw new IllegalStateException(e);
    }
  }
}
