package dev.wharf.runtime.canon;

import java.lang.reflect.Method;

/**
 * A Java method that offers a function.
 *
 * @param receiver what the method is called on; ignored when the first parameter is the receiver
 * @param onResource whether the first parameter of the function is the resource that the method
 *     belongs to
 * @param adapter shared by all that differ in their receivers only
 */
public record BoundMethod(
    Object receiver, Method method, boolean onResource, Signature signature, MethodAdapter adapter)
    implements HostFunction {
  public BoundMethod(Object receiver, Method method, boolean onResource, Signature signature) {
    this(receiver, method, onResource, signature, new MethodAdapter());
  }
}
