package dev.wharf.bench;

/** The least that a Java program can do: what starting the JVM itself costs. */
final class Hello {
  private Hello() {}

  static void main(String[] args) {
    System.out.println("Hello, world!");
  }
}
